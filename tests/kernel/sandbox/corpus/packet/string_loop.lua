-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Copies the packet, again and again.
function filter(packet)
	while true do packet:string(0) end
end
