-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Sorts long strings that differ at their end.
local t, s = {}, ("x"):rep(4000)
for i = 1, 100 do t[i] = s .. (100 - i) end
function filter(packet)
	while true do table.sort(t) t[1], t[#t] = t[#t], t[1] end
end
