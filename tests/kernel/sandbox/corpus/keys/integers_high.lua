-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget verdict
-- packets: 4
-- Keys that differ in their high half only, as addresses in a 64-bit key do.
local t = {}
for i = 1, 8000 do t[i << 32] = i end
function filter(packet)
	local v
	while true do v = t[1 << 32]; v = t[2 << 32]; v = t[3 << 32]; v = t[77 << 32] end
end
