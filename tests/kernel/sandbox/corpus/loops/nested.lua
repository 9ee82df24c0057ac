-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Bounded loops whose product is not.
function filter(packet)
	for a = 1, 99999 do for b = 1, 99999 do for c = 1, 99999 do end end end
	return ACCEPT
end
