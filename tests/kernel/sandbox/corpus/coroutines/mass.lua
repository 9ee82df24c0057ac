-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 40
-- Keeps every coroutine it makes, over packets.
local kept = {}
function filter(packet)
	while true do
		local co = coroutine.create(function() coroutine.yield() end)
		coroutine.resume(co)
		kept[#kept + 1] = co
	end
end
