-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Each pass makes the string twice as long.
function filter(packet)
	local s = "x"
	while true do s = s:gsub(".", "%0%0") end
end
