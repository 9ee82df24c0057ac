-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A text that is much longer than the packet.
local text = ("0"):rep(1 << 18)
function filter(packet)
	while true do packet:find(text) end
end
