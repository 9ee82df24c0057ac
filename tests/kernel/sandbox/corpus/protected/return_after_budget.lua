-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Spends all, catches it, and then hopes to return a verdict at once.
function filter(packet)
	pcall(function() while true do end end)
	return ACCEPT
end
