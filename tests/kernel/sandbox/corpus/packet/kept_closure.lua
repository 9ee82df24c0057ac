-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 6
-- The same in a closure.
local last
function filter(packet)
	if last then assert(not pcall(last)) end
	last = function() return packet:u8(0) end
	assert(last())
	return ACCEPT
end
