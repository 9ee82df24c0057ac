-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- The replacement cites the whole match many times.
local r = ("%0"):rep(1000)
function filter(packet)
	return ("x"):rep(1000):gsub(".*", r) and ACCEPT
end
