-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __index calls a function that indexes again.
local t = setmetatable({}, { __index = function(t, k) return t[k] end })
function filter(packet)
	return t.x
end
