-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Finalizers spin when the VM is closed: destroying it must end.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
for i = 1, 50 do
	_G["k" .. i] = setmetatable({}, { __gc = function() while true do end end })
end
function filter(packet)
	return ACCEPT
end
