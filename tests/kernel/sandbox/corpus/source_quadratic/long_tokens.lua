-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Tokens as long as they get.
local text = "x = [==[" .. ("]=]"):rep(2000) .. "]==] --[[" .. ("x"):rep(5000) .. "]]"
function filter(packet)
	while true do load(text) end
end
