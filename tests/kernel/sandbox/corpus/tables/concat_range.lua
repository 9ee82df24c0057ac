-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- concat up to the largest index there is.
local t = setmetatable({}, { __index = function() return "" end })
function filter(packet)
	return table.concat(t, "", math.maxinteger - 1, math.maxinteger) and
		table.concat(t, "", math.mininteger, math.maxinteger) and ACCEPT
end
