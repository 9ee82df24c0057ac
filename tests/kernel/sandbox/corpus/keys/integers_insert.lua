-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 4
-- Fills a table with keys that are all equal in their low bits and modulo 2^n-1.
function filter(packet)
	local t = {}
	for i = 1, 1 << 20 do t[i * 4095 * 4096 * 8191] = true end
end
