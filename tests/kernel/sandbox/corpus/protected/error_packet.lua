-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The error is the packet.
function filter(packet)
	error(packet)
end
