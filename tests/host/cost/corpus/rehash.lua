-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- A key that an empty table has no room for: all sizes are computed anew (rehash).
function filter(packet)
	while true do
		local t = {}
		t[2] = 1
	end
end
