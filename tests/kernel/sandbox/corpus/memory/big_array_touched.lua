-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- The same, written to all the time: the collector walks it again in its atomic phase.
kept = {}
for i = 1, 80000 do kept[i] = {} end
function filter(packet)
	for i = 1, 200 do kept[i] = { i } end
	return ACCEPT
end
