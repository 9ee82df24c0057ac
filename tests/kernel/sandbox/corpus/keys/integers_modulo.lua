-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget verdict
-- packets: 10
-- Integer keys that fall into one bucket of an unmixed table of 4095 or 4096 places.
local t = {}
for i = 1, 4000 do t[i * 4095 * 4096] = i end
function filter(packet)
	while true do
		local v = t[4095 * 4096]; v = t[2 * 4095 * 4096]; v = t[3 * 4095 * 4096]; v = t[4095]
	end
end
