-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Divisions, the slowest instruction there is.
function filter(packet)
	local a, b = math.mininteger, -3
	while true do
		local c = a // b; c = a % b; c = a // b; c = a % b; c = a // b; c = a % b
	end
end
