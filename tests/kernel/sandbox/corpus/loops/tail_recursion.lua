-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Tail calls: endless in constant space.
function filter(packet)
	return filter(packet)
end
