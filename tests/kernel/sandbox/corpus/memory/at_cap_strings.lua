-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory ok budget
-- packet: memory verdict budget
-- packets: 20
-- At the cap with short strings, which live in a table of their own.
kept = {}
pcall(function() for i = 1, math.maxinteger do kept[i] = "s" .. i end end)
function filter(packet)
	for i = 1, 50 do local s = "t" .. i end
	return ACCEPT
end
