-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same in the hash part, from a dead key.
local t = {}
for i = 1, 10000 do t[-i] = i end
for i = 1, 10000 do t[-i] = nil end
function filter(packet)
	while true do next(t) next(t) next(t) end
end
