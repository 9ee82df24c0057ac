-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same inside of a function, where the message has to find out a name and a line.
function filter(packet)
	local function f() return packet:u32be(-1) end
	while true do pcall(f) end
end
