-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same downwards, with the smallest step.
function filter(packet)
	for i = math.maxinteger, math.mininteger, -1 do end
end
