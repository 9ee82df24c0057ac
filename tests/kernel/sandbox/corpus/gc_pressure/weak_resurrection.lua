-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget memory
-- packets: 60
-- Weak tables, finalizers and resurrection at once.
-- A field that is added later has no effect.
local function setmetatable(object, fields)
	local mt = {}
	_G.setmetatable(object, mt)
	for key, value in next, fields do mt[key] = value end
	return object
end
local weak = setmetatable({}, { __mode = "kv" })
local back = {}
local mt = { __gc = function(o) back[#back + 1] = o; weak[o] = o; if #back > 50 then back = {} end end }
function filter(packet)
	for i = 1, 50 do
		local o = setmetatable({}, mt)
		weak[i], weak[o] = o, o
	end
	return ACCEPT
end
