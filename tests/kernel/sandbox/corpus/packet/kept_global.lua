-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 6
-- The packet of an earlier call, kept in a global.
function filter(packet)
	if kept then
		for _, name in ipairs { "u8", "i8", "u16be", "u32le", "i64be", "string", "find", "len" } do
			local ok, message = pcall(data[name], kept, 0)
			assert(not ok and message:find("gone"), message)
		end
		assert(not pcall(function() return #kept end))
	end
	kept = packet
	return ACCEPT
end
