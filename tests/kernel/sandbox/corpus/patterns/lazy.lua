-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same, lazily.
local s = ("a"):rep(500)
function filter(packet)
	return s:match(".-.-.-.-.-.-b") or ACCEPT
end
