-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Positions beyond both ends.
function filter(packet)
	for _, p in ipairs { math.maxinteger, 6, 100 } do
		assert(not pcall(string.unpack, "i4", "abcd", p))
	end
	assert(not pcall(string.unpack, "s8", ("\255"):rep(16)))
	assert(not pcall(string.unpack, "s1", "\255"))
	assert(not pcall(string.unpack, "z", "abc"))
	assert(not pcall(string.unpack, "i16", ("\255"):rep(7) .. ("\1"):rep(9)))
	return ACCEPT
end
