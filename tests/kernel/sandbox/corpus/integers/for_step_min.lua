-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- A step of the smallest integer.
function filter(packet)
	local n = 0
	for i = math.maxinteger, math.mininteger, math.mininteger do n = n + 1 end
	assert(n == 2, n)
	return ACCEPT
end
