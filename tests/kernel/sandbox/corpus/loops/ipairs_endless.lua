-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- ipairs over a table whose __index has every element.
local t = setmetatable({}, { __index = function(_, i) return i end })
function filter(packet)
	for _ in ipairs(t) do end
end
