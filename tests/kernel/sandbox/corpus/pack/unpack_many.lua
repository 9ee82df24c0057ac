-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime memory
-- Unpacks thousands of values.
local f, s = ("B"):rep(3000), ("x"):rep(3000)
function filter(packet)
	while true do f:unpack(s) end
end
