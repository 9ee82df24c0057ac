-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same, tested at its end.
function filter(packet)
	repeat until false
end
