-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The error is a table whose __tostring would spin: nobody may call it.
local e = setmetatable({}, { __tostring = function() while true do end end })
function filter(packet)
	error(e)
end
