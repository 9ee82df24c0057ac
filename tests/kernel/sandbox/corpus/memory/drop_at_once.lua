-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget memory
-- packets: 30
-- Gives up 6 MB at once: sweeping it must not be one packet's.
local kept = {}
for i = 1, 60000 do kept[i] = { i } end
function filter(packet)
	kept = nil
	for i = 1, 200 do local t = { i } end
	return ACCEPT
end
