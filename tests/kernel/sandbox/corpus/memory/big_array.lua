-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- One table of a quarter million elements, for the collector to walk in one go.
kept = {}
for i = 1, 250000 do kept[i] = i end
function filter(packet)
	for i = 1, 300 do local t = { i } end
	return ACCEPT
end
