-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The metatable of packets can't be had, set or changed.
function filter(packet)
	assert(type(getmetatable(packet)) ~= "table")
	assert(not pcall(setmetatable, packet, {}))
	assert(not pcall(rawset, packet, "u8", 1))
	assert(not pcall(rawget, packet, "u8"))
	assert(not pcall(function() packet.u8 = 1 end))
	assert(not pcall(function() return packet + 1 end))
	assert(not pcall(function() return packet() end))
	assert(not pcall(next, packet))
	return ACCEPT
end
