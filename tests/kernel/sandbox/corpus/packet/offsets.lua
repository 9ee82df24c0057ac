-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 72
-- Offsets and lengths from the ends of the integers.
local names = { "u8", "i8", "u16be", "u16le", "i16be", "i16le", "u32be", "u32le", "i32be", "i32le",
	"i64be", "i64le" }
function filter(packet)
	local n, max, min = #packet, math.maxinteger, math.mininteger
	local ats = { -1, n, n + 1, max, min, max - 7, 1 << 32, (1 << 32) + 1, -1 << 32, 1 << 31 }
	calls = (calls or -1) + 1
	local at_name, first = calls // 5 % #names + 1, calls % 5 * 2
	for i = first + 1, first + 2 do
		assert(not pcall(data[names[at_name]], packet, ats[i]), names[at_name])
	end
	local ranges = { { 0, n + 1 }, { n, 1 }, { -1, 1 }, { 1, max }, { max, max }, { min, min },
		{ 0, -1 }, { 1 << 32, 1 << 32 }, { 1, (1 << 32) - 1 }, { n + 1 } }
	local r = ranges[at_name] or ranges[1]
	assert(not pcall(packet.string, packet, r[1], r[2]))
	assert(not pcall(packet.find, packet, "x", r[1], r[2]))
	assert(packet:string(n) == "" and packet:string(n, 0) == "" and packet:string(0) ~= "")
	return ACCEPT
end
