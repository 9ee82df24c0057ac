-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 400
-- memory: 131072
-- No attack: the same in the least memory that is sensible.
local last = {}
local n = 0
function filter(packet)
	n = n + 1
	last[n % 16] = packet:string(0) .. n
	return ACCEPT
end
