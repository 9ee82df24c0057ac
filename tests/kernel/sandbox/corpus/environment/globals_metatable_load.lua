-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: runtime budget syntax
-- The metatable of _G refuses the callback.
setmetatable(_G, { __newindex = function() error("no") end })
function filter(packet)
	return ACCEPT
end
