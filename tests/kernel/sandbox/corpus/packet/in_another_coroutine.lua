-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- A coroutine may use the packet while the call runs.
function filter(packet)
	local a = packet:u8(0)
	local b = coroutine.wrap(function() return packet:u8(0) end)()
	assert(a == b)
	return ACCEPT
end
