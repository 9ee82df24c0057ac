-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each insertion at the front moves all.
function filter(packet)
	local t = {}
	while true do table.insert(t, 1, true) end
end
