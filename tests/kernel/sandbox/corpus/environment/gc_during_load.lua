-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: runtime
-- says: not supported
-- Finalizers run while the script is still being loaded, and ruin its globals.
local accept = ACCEPT
for i = 1, 1000 do
	setmetatable({}, { __gc = function() _G.pairs = nil; ACCEPT = nil end })
	local t = { {}, {}, {} }
end
function filter(packet)
	return accept
end

