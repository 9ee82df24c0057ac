-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Arguments of the wrong kind, or none.
function filter(packet)
	for _, a in ipairs { "x", {}, true, print, "0x", "" } do
		assert(not pcall(packet.u8, packet, a))
		assert(not pcall(packet.string, packet, a))
		assert(not pcall(packet.string, packet, 0, a))
	end
	assert(not pcall(packet.u8, packet) and not pcall(packet.find, packet))
	assert(not pcall(packet.find, packet, {}) and not pcall(packet.find, packet, nil))
	return ACCEPT
end
