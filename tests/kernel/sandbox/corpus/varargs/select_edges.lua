-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- select with indices that are none.
function filter(packet)
	for _, n in ipairs { 0, -5, math.mininteger } do
		assert(not pcall(select, n, 1, 2))
	end
	assert(select("#", select(math.maxinteger, 1)) == 0)
	return ACCEPT
end
