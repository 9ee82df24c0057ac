-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Loops at the ends of the integers do not wrap around.
function filter(packet)
	local max, min, n = math.maxinteger, math.mininteger, 0
	for i = max - 1, max do n = n + 1 end
	for i = min + 1, min, -1 do n = n + 1 end
	for i = max, max, max do n = n + 1 end
	for i = min, min, min do n = n + 1 end
	for i = min, max, max do n = n + 1 end
	for i = 1, 0 do n = n + 100 end
	for i = max, min do n = n + 100 end
	assert(n == 9, n)
	assert(not pcall(function() for i = 1, 2, 0 do end end))
	
	return ACCEPT
end
