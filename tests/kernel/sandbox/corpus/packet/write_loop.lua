-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- Writes without end, each followed by the checksums.
function filter(packet)
	while true do packet:set_u8(40, 1) packet:set_u16be(20, 5) end
end
