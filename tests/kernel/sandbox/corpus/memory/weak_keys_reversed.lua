-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- The same chain, made in the order that is worst for convergence.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local weak = setmetatable({}, { __mode = "k" })
local first
do
	local k = {}
	for i = 1, 20000 do local n = {}; weak[n] = k; k = n end
	first = k
end
function filter(packet)
	for i = 1, 300 do local t = { i } end
	return first and ACCEPT
end
