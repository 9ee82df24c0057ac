-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- gmatch over a long string, with an empty pattern.
local s = ("x"):rep(1 << 16)
function filter(packet)
	for _ in s:gmatch("") do end
	return ACCEPT
end
