-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime verdict
-- The handler is xpcall's own caller.
local function h(m) return xpcall(error, h, m) end
function filter(packet)
	xpcall(error, h, "x")
	return ACCEPT
end
