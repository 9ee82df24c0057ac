-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 40
-- Garbage strings beside many that live.
kept = {}
for i = 1, 20000 do kept[i] = "kept" .. i end
local n = 0
function filter(packet)
	while true do n = n + 1; local s = "garbage" .. n end
end
