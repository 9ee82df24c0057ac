-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Every start is tried, and each runs to the end.
local s = ("a"):rep(1 << 14)
function filter(packet)
	return s:find(".-b") or ACCEPT
end
