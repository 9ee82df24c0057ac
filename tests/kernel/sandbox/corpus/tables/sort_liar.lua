-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget
-- A comparison that contradicts itself.
local t = {}
for i = 1, 1000 do t[i] = i end
function filter(packet)
	table.sort(t, function() return true end)
	return ACCEPT
end
