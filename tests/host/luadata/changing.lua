-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Bytes behind the head that change as soon as they have been copied: one call finds what it
-- would find in bytes that stay, since it fetches each of them once.

local flips = { 0xff, 0x01, 0x20, 0x80, 0x0a }

-- Each call gets a packet of its own: shape.call is its number, of @count.
local function changing(bytes, count)
	return each(function(yield)
		for head = 0, #bytes, 1 + #bytes // 40 do
			for call = 1, count do
				for _, flip in ipairs(flips) do
					yield({ bytes = bytes, head = head, piece = 16, flip = flip, call = call })
				end
			end
		end
	end)
end

for protocol, message in pairs(messages) do
	local list = {}

	for _, call in ipairs(calls[protocol]) do
		if call.single then table.insert(list, call) end
	end

	case("changing: " .. protocol, changing("...." .. message, #list), function(packet, shape)
		local call = list[shape.call]

		same(call.wanted, call.read(packet, 4), "call", shape.call)
	end)
end

-- IPv6 with an extension header, and UDP.
local ipv6 = string.pack(">I4I2BB", 6 << 28, 8 + 12, 60, 64) .. ("s"):rep(16) .. ("d"):rep(16) ..
	string.pack(">BBI2I4", 17, 0, 0, 0) .. string.pack(">I2I2I2I2", 1000, 2000, 12, 0) .. "data"
-- IPv4 with options, and TCP with options.
local ipv4 = string.pack(">BBI2I4BBI2I4I4I4", 0x46, 0, 52, 0, 64, 6, 0, 0xc0000201, 0xc0000202, 0) ..
	string.pack(">I2I2I4I4BBI2I4I4", 1000, 2000, 1, 1, 0x60, 0x12, 0, 0, 0) .. "data"

for name, bytes in pairs({ ipv4 = ipv4, ipv6 = ipv6 }) do
	case("changing: headers of " .. name, changing(bytes, 1), function(packet, shape)
		same("ok", (packet:headers()))
		same(name == "ipv4" and 4 or 6, packet:version())
		same(1000, packet:source_port())
		same(2000, packet:destination_port())
		same(4, #packet:payload())
		same(name == "ipv4" and 6 or 17, packet:protocol())
		same(name == "ipv4" and 0x12 or nil, packet:flags())
	end)
end

local text = sample(64)
local reads = {
	function(packet) return packet:string(5, 50), text:sub(6, 55) end,
	function(packet) return packet:i64be(30), (string.unpack(">i8", text, 31)) end,
	function(packet) return packet:u32le(13), (string.unpack("<I4", text, 14)) end,
	function(packet) return packet:bits(8 * 20, 16), (string.unpack(">I2", text, 21)) end,
	function(packet) return packet:compare(0, text), 0 end,
	function(packet) return packet:compare(0, data.new(64)), text > ("\0"):rep(64) and 1 or -1 end,
	function(packet) return packet:find(text:sub(41, 50)), 40 end,
	function(packet)
		local copy = data.new(64)
		copy:copy(0, packet)
		return copy:string(0), text
	end,
}

case("changing: bytes", changing(text, #reads), function(packet, shape)
	local got, wanted = reads[shape.call](packet)

	same(wanted, got, "read", shape.call)
end)
