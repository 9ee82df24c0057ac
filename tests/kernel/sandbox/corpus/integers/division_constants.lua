-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The same with constants, which the compiler folds or has its own instructions for.
function filter(packet)
	local min = math.mininteger
	assert(min // -1 == min)
	assert(min % -1 == 0)
	assert(-9223372036854775807 - 1 == min)
	assert((-9223372036854775807 - 1) // -1 == min)
	assert((-9223372036854775807 - 1) % -1 == 0)
	assert(not pcall(load("return 1 // 0")))
	assert(not pcall(load("return 1 % 0")))
	assert(not pcall(load("local x = 5 return x % 0")))
	assert(not pcall(load("local x = 5 return x // 0")))
	return ACCEPT
end
