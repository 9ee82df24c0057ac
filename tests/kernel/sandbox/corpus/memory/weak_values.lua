-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- A big table of weak values, cleared in every cycle.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local weak = setmetatable({}, { __mode = "v" })
for i = 1, 50000 do weak[i] = {} end
function filter(packet)
	for i = 1, 300 do weak[i] = { i } end
	return ACCEPT
end
