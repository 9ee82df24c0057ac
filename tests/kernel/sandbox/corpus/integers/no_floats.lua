-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Nothing makes a floating point value.
function filter(packet)
	for _, s in ipairs { "1.5", "1e3", "0x1p4", ".5", "5.", "1e", "0x.8", "9223372036854775808" } do
		assert(not load("return " .. s), s)
		assert(tonumber(s) == nil, s)
	end
	assert(not pcall(function() return 1 / 1 end))
	assert(not pcall(function() return 2 ^ 2 end))
	assert(not pcall(function() return "10" / 1 end))
	assert(not pcall(function() return "1.5" + 1 end))
	assert(math.type(1) == "integer" and math.huge == nil and math.pi == nil)
	return ACCEPT
end
