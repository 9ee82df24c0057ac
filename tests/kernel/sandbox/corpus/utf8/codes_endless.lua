-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Walks a long string.
local s = ("\u{10ffff}"):rep(1 << 14)
function filter(packet)
	for _ in utf8.codes(s) do end
	return ACCEPT
end
