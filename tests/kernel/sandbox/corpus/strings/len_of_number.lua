-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A method of strings on a number: the number is converted for each call.
function filter(packet)
	local len = string.len
	while true do len(-1234567890123456789) end
end
