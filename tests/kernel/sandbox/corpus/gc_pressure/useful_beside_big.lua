-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 300
-- No attack: an honest filter with a big table and a little garbage must never fail.
local names = {}
for i = 1, 20000 do names["host" .. i .. ".example"] = true end
local n = 0
function filter(packet)
	n = n + 1
	local seen = { n, packet:u8(0) }
	return names["host" .. n .. ".example"] and ACCEPT
end
