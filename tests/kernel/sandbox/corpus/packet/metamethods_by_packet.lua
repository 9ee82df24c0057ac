-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- The packet as an operand of everything.
function filter(packet)
	local t = setmetatable({}, { __index = function(_, k) return k end, __eq = function() return true end })
	assert(t[packet] == packet and packet ~= t and not (packet == 1))
	assert(#packet == packet:len())
	assert(tostring(packet) == "packet")
	assert(not pcall(function() return packet < packet end))
	assert(not pcall(function() return packet .. "" end))
	assert(not pcall(string.rep, packet))
	return ACCEPT
end
