-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Ranges of random numbers at their ends.
function filter(packet)
	local random, max, min = math.random, math.maxinteger, math.mininteger
	for i = 1, 20 do
		random(min, max); random(0, max); random(min, 0); random(max); random(1)
		assert(random(max, max) == max and random(min, min) == min)
	end
	assert(math.type(random(0)) == "integer" and not pcall(random, -1))
	assert(not pcall(random, 2, 1))
	assert(not pcall(random, max, min))
	assert(not pcall(random, 1, 2, 3))
	return ACCEPT
end
