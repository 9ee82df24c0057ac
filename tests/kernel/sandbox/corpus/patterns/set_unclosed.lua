-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A set that never ends: its end is looked for at each position.
local p = "[" .. ("b"):rep(1 << 14)
function filter(packet)
	while true do pcall(string.find, "aaaa", p) end
end
