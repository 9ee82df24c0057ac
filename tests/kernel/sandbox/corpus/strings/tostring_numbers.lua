-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Puts the same number into words, again and again.
function filter(packet)
	local tostring = tostring
	while true do tostring(-1234567890123456789) end
end
