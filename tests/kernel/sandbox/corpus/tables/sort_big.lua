-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- More to sort than the budget allows.
local t = {}
for i = 1, 5000 do t[i] = (i * 7919) % 5003 end
function filter(packet)
	while true do table.sort(t) table.sort(t, function(a, b) return a > b end) end
end
