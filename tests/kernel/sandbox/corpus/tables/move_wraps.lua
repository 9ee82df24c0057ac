-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- Moves around the end of the integers.
function filter(packet)
	pcall(table.move, {}, math.mininteger, math.maxinteger, 1)
	pcall(table.move, {}, 1, math.maxinteger, 2)
	return table.move({}, math.mininteger, -1, math.mininteger) and ACCEPT
end
