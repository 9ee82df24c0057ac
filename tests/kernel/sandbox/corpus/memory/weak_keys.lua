-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- A table of ephemerons, where each key is the value of another.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local weak = setmetatable({}, { __mode = "k" })
local first = {}
do
	local k = first
	for i = 1, 20000 do local n = {}; weak[k] = n; k = n end
end
function filter(packet)
	for i = 1, 300 do local t = { i } end
	return first and ACCEPT
end
