-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- The widest bit fields at odd places.
function filter(packet)
	while true do packet:set_bits(231, 64, packet:bits(167, 64)) end
end
