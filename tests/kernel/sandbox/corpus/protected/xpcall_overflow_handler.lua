-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime verdict
-- A stack overflow, and a handler that overflows as well.
local function deep() return 1 + deep() end
function filter(packet)
	xpcall(deep, function() return deep() end)
	return ACCEPT
end
