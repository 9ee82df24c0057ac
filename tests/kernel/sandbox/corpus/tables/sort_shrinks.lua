-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget verdict
-- The comparison empties the table that is sorted.
function filter(packet)
	local t = {}
	for i = 1, 100 do t[i] = i end
	table.sort(t, function(a, b) for k in pairs(t) do t[k] = nil end return a < b end)
	return ACCEPT
end
