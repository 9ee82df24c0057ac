-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- Floods the kernel log.
function filter(packet)
	while true do print("a flood of lines that nobody wants to read") end
end
