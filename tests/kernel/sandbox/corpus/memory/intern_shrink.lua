-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 80
-- Many short strings that all die: the string table shrinks.
local kept = {}
for i = 1, 60000 do kept[i] = "k" .. i end
function filter(packet)
	kept = nil
	for i = 1, 500 do local t = { i } end
	return ACCEPT
end
