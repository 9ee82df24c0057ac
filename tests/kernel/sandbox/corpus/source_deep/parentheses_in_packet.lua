-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The compiler, called for a packet, is driven against the end of the C stack.
local text = "return " .. ("("):rep(150) .. "1" .. (")"):rep(150)
function filter(packet)
	while true do load(text) end
end
