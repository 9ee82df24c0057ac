-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A text that begins alike everywhere.
local text = "0123456789abcdef0123456789abcdeX"
function filter(packet)
	while true do packet:find(text) packet:find("0") packet:find("") end
end
