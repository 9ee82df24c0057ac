-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Closures: a block each, and the collector, which has much to traverse.
local t, u = nil, nil
for i = 1, 200 do t = setmetatable({ t }, { __index = t }) end
for i = 1, 200 do u = setmetatable({ u }, { __index = u }) end

function filter(packet)
	while true do
		local f = function() return packet end
		local g = function() return packet end
	end
end
