-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- ipairs over a string: its __index is a table without integers, then made a function.
getmetatable("").__index = function(_, i) return i end
function filter(packet)
	for _ in ipairs("") do end
end
