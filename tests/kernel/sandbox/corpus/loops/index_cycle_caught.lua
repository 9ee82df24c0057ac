-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The error of an __index cycle, caught again and again.
local a, b = {}, {}
setmetatable(a, { __index = b })
setmetatable(b, { __index = a })
function filter(packet)
	while true do pcall(function() return a.x end) end
end
