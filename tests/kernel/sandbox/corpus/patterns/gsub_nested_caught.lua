-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same, caught at each level.
local function f() pcall(string.gsub, "x", ".", f) end
function filter(packet)
	while true do f() end
end
