-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Walks the arguments by select: quadratic.
local function walk(...)
	for i = 1, select("#", ...) do local v = select(i, ...) end
end
function filter(packet)
	while true do walk(table.unpack({}, 1, 1000)) end
end
