-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 6
-- The same in a coroutine that goes on in the next call.
local co
function filter(packet)
	if co then
		local ok = coroutine.resume(co)
		assert(not ok)
	end
	co = coroutine.create(function() coroutine.yield() return packet:u8(0) end)
	coroutine.resume(co)
	return ACCEPT
end
