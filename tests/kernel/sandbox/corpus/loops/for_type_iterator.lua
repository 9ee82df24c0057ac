-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A C function of a few instructions, called by the loop itself.
function filter(packet)
	for _ in rawequal, 1, 1 do end
end
