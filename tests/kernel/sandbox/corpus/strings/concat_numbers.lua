-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each concatenation converts numbers to strings that exist already.
function filter(packet)
	local a = -1234567890123456789
	while true do
		local s = a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a .. a
	end
end
