-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Moves between tables whose metamethods are C functions.
local t = setmetatable({}, { __index = rawequal and math.max, __newindex = rawequal })
function filter(packet)
	pcall(table.move, t, 1, 1 << 40, 2)
	while true do pcall(table.move, t, 1, 100, 2) end
end
