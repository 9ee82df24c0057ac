-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget
-- Unpacks a range that wraps around.
function filter(packet)
	pcall(table.unpack, {}, math.mininteger, math.maxinteger)
	return table.unpack({}, -1, math.maxinteger)
end
