-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Positions and values outside of what there is.
local positions, turn = { math.maxinteger, math.mininteger, 10, -10 }, 0

function filter(packet)
	turn = turn % #positions + 1
	local p = positions[turn]
	assert(not pcall(utf8.len, "abc", p, p) or p < 4)
	assert(not pcall(utf8.codepoint, "abc", p, p))
	pcall(utf8.offset, "abc", p)
	pcall(utf8.offset, "abc", 1, p)
	assert(not pcall(utf8.char, p) or p == 10)
	assert(not utf8.len("\xf4\x90\x80\x80"))
	assert(not utf8.len("\xed\xa0\x80"))
	return ACCEPT
end
