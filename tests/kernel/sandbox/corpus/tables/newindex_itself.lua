-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime budget
-- A metatable that is its own __newindex, assigned to at that very key.
function filter(packet)
	for i = 1, 5 do
		local mt = {}
		mt.__newindex = mt
		local t = setmetatable({}, mt)
		t.__newindex = {}
		t.x = i
		mt.__newindex = nil
		mt.__newindex = mt
		setmetatable(mt, mt)
		pcall(function() mt.y = {} end)
	end
	return ACCEPT
end
