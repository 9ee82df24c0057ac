-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Searches all of the packet, again and again.
function filter(packet)
	while true do packet:find("no such text") end
end
