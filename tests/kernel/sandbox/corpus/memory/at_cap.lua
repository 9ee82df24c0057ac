-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory ok budget
-- packet: memory verdict budget
-- packets: 30
-- Holds everything at the cap: each later packet must not pay a full collection.
kept = {}
pcall(function() while true do kept[#kept + 1] = { 1, 2, 3 } end end)
function filter(packet)
	local t = { 1, 2, 3, 4, 5, 6, 7, 8 }
	return ACCEPT
end
