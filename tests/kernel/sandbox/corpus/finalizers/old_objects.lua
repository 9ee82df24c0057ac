-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget verdict
-- packets: 40
-- To mark an old object for finalization, the collector looks for it among all newer ones.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local old, n = {}, 0
for i = 1, 5000 do old[i] = {} end
local new = {}
for i = 1, 40000 do new[i] = {} end
local mt = { __gc = function() end }
function filter(packet)
	for i = 1, 100 do
		n = n % #old + 1
		setmetatable(old[n], mt)
	end
	return ACCEPT
end
