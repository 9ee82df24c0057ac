-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Constructors in constructors: blocks, and what the collector does with each (luaH_new).
function filter(packet)
	while true do
		local t = setmetatable({}, { __index = { x = { x = { x = { x = { x = { x = {} } } } } } } })
	end
end
