-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each token is a name that was never seen.
local n = 0
function filter(packet)
	while true do
		local names = {}
		for i = 1, 50 do n = n + 1; names[i] = "n" .. n .. "=1" end
		load(table.concat(names, " "))
	end
end
