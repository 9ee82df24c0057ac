-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- concat converts each number.
local t = {}
for i = 1, 2000 do t[i] = math.mininteger + i end
function filter(packet)
	while true do table.concat(t) end
end
