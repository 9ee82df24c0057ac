-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Errors of a read out of bounds, caught.
function filter(packet)
	while true do pcall(packet.u8, packet, -1) end
end
