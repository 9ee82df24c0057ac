-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same, with ten thousand globals to look through.
for i = 1, 5000 do _G["g" .. i] = i end
local rep = string.rep
string.rep = nil
function filter(packet)
	while true do pcall(rep) end
end
