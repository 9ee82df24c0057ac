-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Nothing makes a floating point value.
local texts = { "1.5", "1e3", "0x1p4", ".5", "5.", "1e", "0x.8", "9223372036854775808" }
local half = 4
function filter(packet)
	half = 4 - half
	for i = half + 1, half + 4 do
		local s = texts[i]
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
