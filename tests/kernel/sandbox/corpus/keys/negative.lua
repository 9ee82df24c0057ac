-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget verdict
-- packets: 4
-- Negative multiples, where the sign extends.
local t = {}
for i = 1, 8000 do t[-i * 16383] = i; t[math.mininteger + i * 16383] = i end
function filter(packet)
	local v
	for i = 1, 1 << 20 do v = t[-16383] end
end
