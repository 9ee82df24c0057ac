-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: memory budget
-- packets: 10
-- Asks for more than there can be, again and again.
kept = {}
for i = 1, 30000 do kept[i] = { i } end
function filter(packet)
	local big = ("x"):rep(4000)
	while true do pcall(string.rep, big, 3000) end
end
