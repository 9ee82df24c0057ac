-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget verdict
-- packets: 4
-- Keys whose halves cancel out when they are folded by xor or by addition.
local t = {}
for i = 1, 8000 do t[i << 32 | i] = i; t[i << 32 | (-i & 0xffffffff)] = i end
function filter(packet)
	local v
	for k = 1, 1 << 20 do v = t[k << 32 | k] end
end
