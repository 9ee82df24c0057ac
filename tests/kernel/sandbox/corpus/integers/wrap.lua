-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Overflows wrap around.
function filter(packet)
	local max, min = math.maxinteger, math.mininteger
	assert(max + 1 == min and min - 1 == max and -min == min)
	assert(max * 2 == -2 and min * -1 == min)
	assert(math.abs(min) == min)
	return ACCEPT
end
