-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 20
-- Finalizers that allocate without end.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local mt = { __gc = function() local t = {} while true do t[#t + 1] = {} end end }
function filter(packet)
	while true do setmetatable({}, mt) end
end
