-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Ten repetitions, one after the other.
local s = ("a"):rep(200)
function filter(packet)
	return s:match(".*.*.*.*.*.*.*.*.*.*b") or ACCEPT
end
