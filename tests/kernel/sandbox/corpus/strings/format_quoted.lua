-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Quoting makes a string four times as long.
local s = ("\0"):rep(3000)
function filter(packet)
	while true do ("%q"):format(s) end
end
