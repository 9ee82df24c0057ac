-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A handler for the spent budget.
function filter(packet)
	return xpcall(function() while true do end end, function() return ACCEPT end) and ACCEPT
end
