-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Catches the spent budget and goes on.
function filter(packet)
	while true do pcall(function() while true do end end) end
end
