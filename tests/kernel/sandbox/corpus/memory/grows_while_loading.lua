-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 4
-- What the default budget can double in a call; more is the business of the load.
local list, set, long = {}, {}, ("x"):rep(50000)
for i = 1, 4096 do list[i] = i end
for i = 1, 1024 do set["k" .. i] = i end
local huge = {}
for i = 1, 100000 do huge[i] = i end
local n = 0
function filter(packet)
	n = n + 1
	if n == 1 then list[#list + 1] = n end
	if n == 2 then set.n = n end
	if n == 3 then long = long .. "y" end
	return #huge == 100000 and ACCEPT
end
