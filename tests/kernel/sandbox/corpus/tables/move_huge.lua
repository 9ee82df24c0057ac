-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Moves a million million elements that are nil.
function filter(packet)
	table.move({}, 1, 1 << 40, 2)
	return ACCEPT
end
