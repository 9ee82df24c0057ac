-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget
-- A length that is not there.
local t = setmetatable({}, { __len = function() return (1 << 31) - 2 end, __index = function(_, i) return -i end })
function filter(packet)
	table.sort(t)
	return ACCEPT
end
