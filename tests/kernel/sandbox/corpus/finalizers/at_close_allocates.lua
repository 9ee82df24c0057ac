-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- At the close of the VM finalizers allocate and set new finalizers.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local function f()
	local t = {}
	for i = 1, 100000 do t[i] = { i } end
	setmetatable({}, { __gc = f })
end
kept = setmetatable({}, { __gc = f })
function filter(packet)
	return ACCEPT
end
