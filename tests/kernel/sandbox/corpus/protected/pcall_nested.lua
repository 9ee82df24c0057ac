-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- pcall calls pcall.
local function f() return pcall(f) end
function filter(packet)
	while true do f() end
end
