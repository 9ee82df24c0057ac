-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory runtime
-- A format of ten thousand conversions.
local f = ("%d"):rep(200)
local n = {}
for i = 1, 200 do n[i] = math.mininteger end
function filter(packet)
	while true do f:format(table.unpack(n)) end
end
