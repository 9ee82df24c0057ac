-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Asks for the bytes in use, without end.
function filter(packet)
	while true do collectgarbage("count") end
end
