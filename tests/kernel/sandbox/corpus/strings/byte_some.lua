-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A thousand bytes as results, again and again.
local s = ("x"):rep(1000)
function filter(packet)
	while true do s:byte(1, -1) end
end
