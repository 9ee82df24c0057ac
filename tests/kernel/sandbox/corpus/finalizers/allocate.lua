-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 20
-- Finalizers that allocate without end.
local mt = { __gc = function() local t = {} while true do t[#t + 1] = {} end end }
function filter(packet)
	while true do setmetatable({}, mt) end
end
