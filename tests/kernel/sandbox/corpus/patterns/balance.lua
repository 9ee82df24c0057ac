-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- %b scans to the end from every opening.
local s = ("("):rep(1 << 14)
function filter(packet)
	return s:find("%b()") or ACCEPT
end
