-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 40
-- Old objects get new values all the time, so that every barrier is taken.
local old, mt = {}, {}
for i = 1, 500 do old[i] = setmetatable({}, mt) end
local up
local function set(v) up = v end
function filter(packet)
	while true do
		for i = 1, #old do
			old[i].x = {}
			old[i][1] = {}
			set({})
			mt.__index = {}
			setmetatable(old[i], mt)
		end
	end
end
