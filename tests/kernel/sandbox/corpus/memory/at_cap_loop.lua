-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory ok budget
-- packet: memory budget
-- packets: 10
-- Holds everything at the cap and catches each refusal: no collection for each of them.
kept = {}
pcall(function() while true do kept[#kept + 1] = { 1, 2, 3 } end end)
function filter(packet)
	while true do pcall(function() kept[#kept + 1] = { 1, 2, 3, 4, 5, 6 } end) end
end
