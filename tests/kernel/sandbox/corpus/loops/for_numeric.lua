-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The longest numeric loop there is.
function filter(packet)
	for i = math.mininteger, math.maxinteger do end
end
