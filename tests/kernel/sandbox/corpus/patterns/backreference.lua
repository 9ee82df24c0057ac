-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Compares long captures.
local s = ("a"):rep(1 << 12)
function filter(packet)
	return s:match("(.*)%1b") or ACCEPT
end
