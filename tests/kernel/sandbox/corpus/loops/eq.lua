-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __eq compares again.
local mt = { __eq = function(a, b) return a == b end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
function filter(packet)
	return a == b
end
