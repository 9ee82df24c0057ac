-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The method called without its packet.
function filter(packet)
	return packet.u8(0)
end
