-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __concat concatenates.
local a = {}
setmetatable(a, { __concat = function(x, y) return x .. y end })
function filter(packet)
	return a .. "x"
end
