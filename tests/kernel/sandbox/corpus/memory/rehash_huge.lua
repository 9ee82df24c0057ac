-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 5
-- The same with sixty-five thousand.
kept = {}
for i = 1, 65536 do kept[-i] = i end
local n = 0
function filter(packet)
	n = n + 1
	kept[{}] = n
	return ACCEPT
end
