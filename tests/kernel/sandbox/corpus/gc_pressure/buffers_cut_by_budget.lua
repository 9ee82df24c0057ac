-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 20
-- The budget ends in the middle of a buffer: nothing may be lost.
local s = ("x"):rep(1000)
function filter(packet)
	while true do s:rep(100); s:gsub(".", "%0%0"); ("%s%s"):format(s, s) end
end
