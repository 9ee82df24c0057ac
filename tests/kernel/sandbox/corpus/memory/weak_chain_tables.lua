-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- Five hundred ephemeron tables that wait for each other.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local tables, first = {}, {}
do
	local k = first
	for i = 1, 500 do
		local n = {}
		tables[501 - i] = setmetatable({ [k] = n }, { __mode = "k" })
		k = n
	end
end
function filter(packet)
	for i = 1, 500 do local t = { i } end
	return ACCEPT
end
