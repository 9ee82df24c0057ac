-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Closures: a block each, and the collector (luaF_newLclosure).
local a

function filter()
	while true do
		local _ = function() return setmetatable({}, { __index = t }) and a end
	end
end
