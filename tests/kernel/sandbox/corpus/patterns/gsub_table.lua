-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- The replacement table's __index calls gsub.
local t = setmetatable({}, {})
getmetatable(t).__index = function() return (("x"):gsub(".", t)) end
function filter(packet)
	return ("x"):gsub(".", t) and ACCEPT
end
