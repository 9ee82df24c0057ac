-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- packets: 20
-- A finalizer uses the packet of a call that is over.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local stale
local mt = { __gc = function() assert(not pcall(stale.u8, stale, 0)) end }
function filter(packet)
	stale = stale or packet
	for i = 1, 100 do setmetatable({}, mt) end
	return ACCEPT
end
