-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 300
-- No attack: a coroutine for each packet.
function filter(packet)
	local co = coroutine.wrap(function(p) coroutine.yield(p:u8(0)) end)
	return co(packet) and ACCEPT
end
