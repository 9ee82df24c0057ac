-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 300
-- No attack: copies of packets come and go.
local last = {}
local n = 0
function filter(packet)
	n = n + 1
	last[n % 64] = packet:string(0) .. n
	return ACCEPT
end
