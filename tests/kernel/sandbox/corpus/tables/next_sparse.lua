-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- next looks for the first element of a large empty table.
local t = {}
for i = 1, 10000 do t[i] = i end
for i = 1, 10000 do t[i] = nil end
function filter(packet)
	while true do next(t) end
end
