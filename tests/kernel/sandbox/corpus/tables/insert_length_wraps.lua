-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime
-- __len is the largest or the smallest integer, or none.
local n
local t = setmetatable({}, { __len = function() return n end })
function filter(packet)
	for _, v in ipairs { math.maxinteger, math.mininteger, -1, "x", {} } do
		n = v
		pcall(table.insert, t, true)
		pcall(table.remove, t)
		pcall(table.concat, t, "", 1, 0)
		pcall(table.unpack, t, 1, 0)
	end
	return ACCEPT
end
