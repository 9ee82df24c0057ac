-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The divisions that trap a CPU.
function filter(packet)
	local min, zero, minus = math.mininteger, 0, -1
	for _, n in ipairs { min, math.maxinteger, 0, 1, -1 } do
		assert(not pcall(function() return n // zero end))
		assert(not pcall(function() return n % zero end))
		assert(not pcall(math.fmod, n, zero))
		assert(not pcall(function() return n / minus end))
		local q, r = n // minus, n % minus
		assert(r == 0)
	end
	assert(min // minus == min and min % minus == 0 and math.fmod(min, minus) == 0)
	return ACCEPT
end
