-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime memory
-- A long format of small options.
local f = ("B"):rep(200)
local n = {}
for i = 1, 200 do n[i] = 1 end
function filter(packet)
	while true do f:pack(table.unpack(n)) end
end
