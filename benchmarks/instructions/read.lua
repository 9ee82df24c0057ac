-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What reading an integer costs, through a method that is a local variable.
local u8 = data.u8

function filter(packet)
	local first = u8(packet, 0)
	return DROP
end
