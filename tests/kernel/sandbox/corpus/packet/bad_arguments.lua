-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 8
-- Arguments of the wrong kind, or none.
local kinds, at = { "x", {}, true, print, "0x", "" }, 0
function filter(packet)
	at = at % #kinds + 1
	local a = kinds[at]
	assert(not pcall(packet.u8, packet, a))
	assert(not pcall(packet.string, packet, a))
	assert(not pcall(packet.string, packet, 0, a))
	assert(not pcall(packet.u8, packet) and not pcall(packet.find, packet))
	assert(not pcall(packet.find, packet, {}) and not pcall(packet.find, packet, nil))
	return ACCEPT
end
