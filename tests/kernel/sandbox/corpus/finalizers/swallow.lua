-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 5
-- A finalizer hides the spent budget of the work it does.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local mt = { __gc = function() pcall(function() while true do end end) end }
function filter(packet)
	while true do setmetatable({}, mt) end
end
