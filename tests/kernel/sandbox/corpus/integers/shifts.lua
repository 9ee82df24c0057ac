-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Shifts by more bits than there are, and by less than none.
function filter(packet)
	for _, n in ipairs { 64, 65, 127, 1 << 32, math.maxinteger } do
		assert(-1 << n == 0 and -1 >> n == 0)
		assert(-1 << -n == 0 and -1 >> -n == 0)
	end
	assert(-1 << math.mininteger == 0 and -1 >> math.mininteger == 0)
	assert(-1 >> 63 == 1 and 1 << 63 == math.mininteger)
	return ACCEPT
end
