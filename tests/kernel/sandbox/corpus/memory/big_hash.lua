-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- One table of a hundred thousand keys.
kept = {}
for i = 1, 100000 do kept[-i] = i end
function filter(packet)
	for i = 1, 300 do kept[-i] = { i } end
	return ACCEPT
end
