-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Every missing global is a trap: the host may not fall into it.
local G, trap = _G, { __index = function() while true do end end, __newindex = function() while true do end end }
function filter(packet)
	return undefined
end
setmetatable(G, trap)
