-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget verdict
-- A comparison by chance.
local t = {}
for i = 1, 200 do t[i] = i end
function filter(packet)
	table.sort(t, function() return math.random(2) == 1 end)
	return ACCEPT
end
