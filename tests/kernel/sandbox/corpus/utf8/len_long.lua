-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Counts the characters of a long string.
local s = ("\u{10ffff}"):rep(1 << 14)
function filter(packet)
	while true do utf8.len(s) end
end
