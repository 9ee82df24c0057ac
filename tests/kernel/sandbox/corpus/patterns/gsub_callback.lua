-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A callback that spins.
function filter(packet)
	return (("x"):rep(10):gsub(".", function() while true do end end)) and ACCEPT
end
