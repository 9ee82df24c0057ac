-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Draws from the kernel's generator without end.
function filter(packet)
	local random = math.random
	while true do random() random() random() random() end
end
