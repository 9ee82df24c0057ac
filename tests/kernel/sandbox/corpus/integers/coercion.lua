-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Strings that are numbers, nearly, or too long.
local bitwise = true
function filter(packet)
	bitwise = not bitwise
	assert("10" + 1 == 11 and "0x10" * 1 == 16 and " 7 " + 0 == 7)
	assert("9223372036854775807" + 1 == math.mininteger)
	for _, s in ipairs { "", " ", "x", "1x", "0x", "1e1", "\0001", "1\0", ("1"):rep(300), "inf", "nan" } do
		assert(not pcall(bitwise and function() return s | 1 end or function() return s + 1 end), s)
	end
	return ACCEPT
end
