-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 4
-- Strings that collide in the hash function for a seed of zero (found by the script itself).
local function hash(s, seed)
	local h = seed ~ #s
	for i = #s, 1, -1 do h = h ~ ((h << 5) + (h >> 2) + s:byte(i)) & 0xffffffff end
	return h
end
local t = {}
for i = 1, 3000 do
	local s = ("%08x"):format(i * 2654435761 & 0xffffffff)
	if hash(s, 0) & 15 == 0 then t[s] = i end
end
function filter(packet)
	local v
	while true do for k in pairs(t) do v = t[k] end end
end
