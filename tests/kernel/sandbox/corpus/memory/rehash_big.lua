-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 5
-- The next key makes a table of sixteen thousand nodes grow.
kept = {}
for i = 1, 16384 do kept["k" .. i] = i end
local n = 0
function filter(packet)
	n = n + 1
	kept["n" .. n] = n
	return ACCEPT
end
