-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 4
-- Long strings that differ where a sampling hash would not look.
local t, s = {}, ("x"):rep(100)
for i = 1, 2000 do t[s .. ("%05d"):format(i) .. s] = i end
function filter(packet)
	local v
	while true do for k in pairs(t) do v = t[k] end end
end
