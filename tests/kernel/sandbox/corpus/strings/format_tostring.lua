-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- %s calls __tostring, which formats.
local t = {}
setmetatable(t, { __tostring = function(t) return ("%s"):format(t) end })
function filter(packet)
	return ("%s"):format(t) and ACCEPT
end
