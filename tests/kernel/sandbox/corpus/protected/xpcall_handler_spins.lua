-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The message handler spins.
function filter(packet)
	xpcall(error, function() while true do end end)
	return ACCEPT
end
