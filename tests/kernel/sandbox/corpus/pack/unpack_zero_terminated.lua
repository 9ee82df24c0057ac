-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Looks for the end of a long string.
local s = ("x"):rep(1 << 18) .. "\0"
function filter(packet)
	while true do string.unpack("z", s) end
end
