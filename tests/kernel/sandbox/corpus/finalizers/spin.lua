-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- packets: 20
-- Finalizers that spin, run by whatever allocates.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local mt = { __gc = function() while true do end end }
function filter(packet)
	for i = 1, 100 do setmetatable({}, mt) end
	return ACCEPT
end
