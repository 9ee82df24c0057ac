-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- where: kernel
-- Layouts are for good: too many of them spend the budget or the memory.
local fields = {}
for i = 1, 1000 do fields["f" .. i] = { i, 8 } end
function filter(packet)
	while true do data.layout(fields) end
end
