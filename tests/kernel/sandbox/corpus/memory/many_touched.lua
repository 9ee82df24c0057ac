-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- A thousand tables of a hundred elements, each written to in every call.
kept = {}
for i = 1, 1000 do
	kept[i] = {}
	for j = 1, 100 do kept[i][j] = j end
end
function filter(packet)
	for i = 1, 1000 do kept[i][1] = {} end
	return ACCEPT
end
