-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- __le loops by itself.
local a = setmetatable({}, { __le = function() while true do end end })
function filter(packet)
	return a <= a
end
