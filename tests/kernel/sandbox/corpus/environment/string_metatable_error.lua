-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- And an error message is a string.
local mt = getmetatable("")
mt.__tostring = function() while true do end end
mt.__index = nil
function filter(packet)
	error("plain")
end
