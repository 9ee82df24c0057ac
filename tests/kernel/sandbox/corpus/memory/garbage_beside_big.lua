-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 40
-- Garbage beside much that lives: each step of the collector must be small.
kept = {}
for i = 1, 40000 do kept[i] = { i } end
function filter(packet)
	while true do local t = { {} } end
end
