-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- concat over a table that has every element by __index.
local t = setmetatable({}, { __index = function() return "x" end, __len = function() return 1 << 40 end })
function filter(packet)
	return table.concat(t) and ACCEPT
end
