-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Checksums after random writes are those that are computed from scratch: of packets of IPv4
-- and IPv6, whole and in fragments, with options, extension headers and padding.
local TCP, UDP, ICMP, ICMPV6, ESP = 6, 17, 1, 58, 50

-- Where the checksum lies in the header of a transport protocol, and how long that is.
local places = { [TCP] = 16, [UDP] = 6, [ICMP] = 2, [ICMPV6] = 2 }
local lengths = { [TCP] = 20, [UDP] = 8, [ICMP] = 8, [ICMPV6] = 8, [ESP] = 8 }

local function sum(bytes)
	local total = 0

	if #bytes % 2 == 1 then bytes = bytes .. "\0" end
	for i = 1, #bytes, 2 do total = total + string.unpack(">I2", bytes, i) end
	while total > 0xffff do total = (total & 0xffff) + (total >> 16) end
	return total
end

local function put(bytes, offset, value)
	return replaced(bytes, offset, string.pack(">I2", value))
end

local function pseudo_header(shape, bytes, length)
	if shape.protocol == ICMP then return "" end
	if shape.version == 4 then
		return bytes:sub(13, 20) .. string.pack(">I2I2", shape.protocol, length)
	end
	return bytes:sub(9, 40) .. string.pack(">I4I4", length, shape.protocol)
end

-- What the transport's checksum has to be. "unseen" are bytes that it covers, too, and that
-- are not in the packet.
local function transport_checksum(shape, bytes)
	local covered = put(bytes:sub(shape.transport + 1, shape.covered),
		shape.place - shape.transport, 0) .. shape.unseen
	local pseudo = pseudo_header(shape, bytes, #covered)

	if shape.partial then return sum(pseudo) end
	local checksum = ~sum(pseudo .. covered) & 0xffff
	local never_zero = shape.protocol == UDP or shape.protocol == ICMP
	return checksum == 0 and never_zero and 0xffff or checksum
end

-- The packet with both checksums, but for those that are not kept.
local function corrected(shape, bytes)
	if shape.version == 4 and not shape.own_network then
		local header = put(bytes, 10, 0):sub(1, shape.header)
		bytes = put(bytes, 10, ~sum(header) & 0xffff)
	end
	if shape.place and not shape.own_transport then
		bytes = put(bytes, shape.place, transport_checksum(shape, bytes))
	end
	return bytes
end

-- --- packets

local function ipv4(shape, rest)
	local options = random_bytes(4 * random(3))

	shape.version, shape.header = 4, 20 + #options
	shape.covered = shape.header + #rest
	return string.pack(">BBI2I2I2BBI2", 0x45 + #options // 4, random(256), shape.covered,
		random(65536), shape.fragment or 0, random(256), shape.protocol, 0) ..
		random_bytes(8) .. options
end

-- A fragment header comes behind what each fragment has.
local function extensions(shape)
	local kinds, bytes = {}, {}

	for i = 1, random(3) do kinds[i] = chosen({ 0, 60 }) end
	if shape.fragment then kinds[#kinds + 1] = 44 end
	for i, kind in ipairs(kinds) do
		local next_kind = kinds[i + 1] or shape.protocol
		local words = kind == 44 and 0 or random(2)
		local offset = (shape.fragment or 0) << 3 & 0xfff8 | (shape.fragment or 0) >> 13 & 1
		bytes[i] = kind == 44 and string.pack(">BBI2I4", next_kind, 0, offset, 1) or
			string.char(next_kind, words) .. random_bytes(6 + 8 * words)
	end
	return kinds[1] or shape.protocol, table.concat(bytes)
end

local function ipv6(shape, rest)
	local first, chain = extensions(shape)

	shape.version, shape.header = 6, 40 + #chain
	shape.covered = shape.header + #rest
	return string.pack(">BBI2I2BB", 0x60, random(256), random(65536), #chain + #rest, first,
		random(256)) .. random_bytes(32) .. chain
end

local function transport(protocol, payload)
	local options = protocol == TCP and random_bytes(4 * random(3)) or ""
	local length = lengths[protocol] + #options
	local header = random_bytes(lengths[protocol]) .. options

	if protocol == TCP then
		header = replaced(header, 12, string.char(length << 2))
	elseif protocol == UDP then
		header = replaced(header, 4, string.pack(">I2", 8 + #payload))
	elseif protocol ~= ESP then
		header = replaced(header, 0, "\8")
	end
	return header .. payload
end

-- Sets what is known of a packet whose network header is followed by these bytes.
local function finish(shape, rest)
	local network = (shape.network or chosen({ ipv4, ipv6 }))(shape, rest)
	local bytes = network .. rest

	shape.transport = shape.header
	if places[shape.protocol] and (shape.fragment or 0) & 0x1fff == 0 then
		shape.place = shape.transport + places[shape.protocol]
	end
	shape.bytes = corrected(shape, bytes) .. random_bytes(shape.padding or 0)
	shape.head, shape.piece = random(#shape.bytes + 1), chosen({ 0, 1, 7 })
	return shape
end

local function new_shape(protocols)
	local network = chosen({ ipv4, ipv6 })
	local protocol = chosen(protocols or { TCP, UDP, network == ipv4 and ICMP or ICMPV6, ESP })

	return { network = network, protocol = protocol, unseen = "" }
end

local function whole(protocols)
	local shape = new_shape(protocols)

	return finish(shape, transport(shape.protocol, random_bytes(random(40))))
end

-- --- writes

-- Bytes that say where others are, or that the pseudo header has, and the checksums.
local function is_structure(shape, at)
	local inside = at - shape.transport

	if at < shape.header and shape.version == 6 then
		return at == 0 or at >= 4 and at <= 6 or at >= 40
	elseif at < shape.header then
		return at == 0 or at == 2 or at == 3 or at == 6 or at == 7 or at >= 9 and at <= 11
	elseif shape.place and (at == shape.place or at == shape.place + 1) then
		return true
	end
	return shape.protocol == UDP and (inside == 4 or inside == 5)
end

-- A range of bytes of which none is one of those.
local function free_range(shape)
	local from

	repeat from = random(#shape.bytes) until not is_structure(shape, from)
	local to = from
	while to < #shape.bytes and to - from < 20 and random(8) > 0 and
		not is_structure(shape, to) do to = to + 1 end
	return from, to - from
end

local ways = {
	function(view, offset, new) view:write(offset, new) end,
	function(view, offset, new)
		local source = data.new(#new + 1)
		source:write(1, new)
		view:copy(offset, source, 1)
	end,
	function(view, offset, new)
		for i = 1, #new do view:set_u8(offset + i - 1, new:byte(i)) end
	end,
	function(view, offset, new)
		for i = 1, #new - 1, 2 do
			view:set_u16le(offset + i - 1, string.unpack("<I2", new, i))
		end
		if #new % 2 == 1 then view:set_i8(offset + #new - 1, string.unpack("i1", new, #new)) end
	end,
	function(view, offset, new)
		for bit = 0, 8 * #new - 1, 4 do
			view:set_bits(8 * offset + bit, 4, tonumber(bits_of(new):sub(bit + 1, bit + 4), 2))
		end
	end,
}

-- Writes to the packet, to views of it, and to views of views.
local function write_somehow(packet, offset, new)
	local depth, at = random(3), 0

	for i = 1, depth do
		local step = random(offset - at + 1)
		packet, at = packet:view(step), at + step
	end
	chosen(ways)(packet, offset - at, new)
end

local function check_writes(packet, shape)
	local bytes = shape.bytes

	same(bytes, corrected(shape, bytes), "at first")
	for n = 1, 8 do
		local offset, length = free_range(shape)
		local new = random(4) == 0 and ("\0"):rep(length) or random_bytes(length)
		write_somehow(packet, offset, new)
		bytes = corrected(shape, replaced(bytes, offset, new))
		same(bytes, hook.bytes(), "version", shape.version, "protocol", shape.protocol, "offset",
			offset, "length", length)
	end
end

local function many(count, make)
	return each(function(yield)
		for n = 1, count do yield(make()) end
	end)
end

case("checksums: random writes", many(2000, whole), check_writes)

case("checksums: hardware fills them in", many(500, function()
	local shape = new_shape({ TCP, UDP })
	shape.partial = 1
	finish(shape, transport(shape.protocol, random_bytes(random(40))))
	shape.partial = shape.place
	return shape
end), check_writes)

case("checksums: padding", many(500, function()
	local shape = new_shape()
	shape.padding = 1 + random(20)
	return finish(shape, transport(shape.protocol, random_bytes(random(20))))
end), check_writes)

case("checksums: a datagram shorter than its packet", many(300, function()
	local shape = new_shape({ UDP })
	local datagram = transport(UDP, random_bytes(random(20)))
	local trailer = random_bytes(1 + random(9))
	finish(shape, datagram .. trailer)
	shape.covered = shape.transport + #datagram
	shape.bytes = corrected(shape, shape.bytes)
	return shape
end), check_writes)

case("checksums: first fragments", many(500, function()
	local shape = new_shape()
	local datagram = transport(shape.protocol, random_bytes(40 + random(40)))
	shape.fragment = 0x2000
	shape.unseen = datagram:sub(41)
	return finish(shape, datagram:sub(1, 40))
end), check_writes)

case("checksums: later fragments", many(300, function()
	local shape = new_shape()
	shape.fragment = 1 + random(0x1fff)
	return finish(shape, random_bytes(1 + random(40)))
end), check_writes)

-- What the network header announces and what is there differ.
case("checksums: packets that are cut", many(500, function()
	local shape = whole()
	local size = shape.header + random(#shape.bytes - shape.header + 1)
	shape.unseen = shape.bytes:sub(math.max(size, shape.header) + 1)
	shape.covered, shape.bytes = size, shape.bytes:sub(1, size)
	shape.head = random(size + 1)
	if shape.place and shape.place + 2 > size then shape.place = nil end
	return shape
end), check_writes)

-- What lies where the checksum would be is padding.
case("checksums: headers that are cut, before padding", many(300, function()
	local shape = new_shape({ TCP })
	shape.padding = 30
	finish(shape, random_bytes(random(17)))
	shape.place = nil
	return shape
end), function(packet, shape)
	packet:write(shape.version == 4 and 12 or 8, "abcd")
	local bytes = replaced(shape.bytes, shape.version == 4 and 12 or 8, "abcd")
	same(corrected(shape, bytes), hook.bytes(), shape.version, shape.transport)
end)

case("checksums: datagrams without one", many(200, function()
	local shape = new_shape({ UDP })
	shape.own_transport = true
	local datagram = transport(UDP, random_bytes(random(20)))
	return finish(shape, replaced(datagram, 6, "\0\0"))
end), check_writes)

-- A word is made greater by what the checksum lacks to 0, which in a datagram says that it has
-- none.
case("checksums: datagrams whose checksum would be 0", many(100, function()
	local shape = new_shape({ UDP })
	return finish(shape, transport(UDP, random_bytes(2 + random(20))))
end), function(packet, shape)
	local at = shape.transport + lengths[UDP]
	local word = packet:u16be(at) + packet:u16be(shape.place)
	local new = string.pack(">I2", word > 0xffff and word - 0xffff or word)

	packet:write(at, new)
	same(0xffff, packet:u16be(shape.place), "checksum")
	same(corrected(shape, replaced(shape.bytes, at, new)), hook.bytes(), "packet")
end)

-- Writes that end in a checksum, begin in it or cover it leave it as it is written.
case("checksums: their own bytes are written", many(1000, whole), function(packet, shape)
	local place = random(2) == 0 and shape.version == 4 and 10 or shape.place
	if not place then return end
	local from = place - 1 + random(3)
	local new = random_bytes(math.min(1 + random(4), #shape.bytes - from))

	shape.own_network = place == 10 and from < 12 and from + #new > 10
	shape.own_transport = place == shape.place and from < place + 2 and from + #new > place
	if place == 10 or shape.protocol ~= UDP or from >= place then
		packet:write(from, new)
		local bytes = corrected(shape, replaced(shape.bytes, from, new))
		same(bytes, hook.bytes(), "place", place, "from", from, "length", #new)
	end
end)

case("checksums: a length is written", many(200, whole), function(packet, shape)
	if shape.version ~= 4 then return end
	local less = string.pack(">I2", shape.header + random(#shape.bytes - shape.header))

	shape.own_transport = true
	packet:write(2, less)
	same(corrected(shape, replaced(shape.bytes, 2, less)), hook.bytes(), "length")
end)

case("checksums: empty writes", many(500, whole), function(packet, shape)
	packet:write(random(#shape.bytes + 1), "")
	packet:fill(0, random(#shape.bytes + 1), 0)
	same(shape.bytes, hook.bytes(), "the packet")
end)

-- What was copied until it failed counts. The headers themselves can be read.
case("checksums: a copy that fails", many(500, function()
	local shape = whole()
	shape.head = math.max(shape.head, math.min(shape.header + 20, #shape.bytes))
	return shape
end), function(packet, shape)
	local offset, length = free_range(shape)
	local from = random(#shape.bytes - length + 1)

	hook.fail_copies(true)
	pcall(packet.copy, packet, offset, packet, from, length)
	hook.fail_copies(false)
	same(corrected(shape, hook.bytes()), hook.bytes(), "offset", offset, "length", length)
end)

case("checksums: headers are read anew", many(300, function() return whole({ TCP, UDP }) end),
function(packet, shape)
	local ttl = shape.version == 4 and 8 or 7

	packet:source_port()
	packet:set_u16be(shape.transport + 2, 443)
	packet:set_u8(ttl, 9)
	same(443, packet:destination_port(), "destination port")
	same(9, packet:ttl(), "ttl")
end)

-- Zero is no checksum of them: all receivers would find 0xffff missing.
local zeros = string.pack(">BBI2I4BBI2I4I4", 0x45, 0, 28, 0, 64, ICMP, 0, 1, 2) ..
	"\8\0\xf7\xff\0\0\0\0"

case("checksums: an ICMP message of nothing but zeros", once(zeros), function(packet)
	packet:set_u8(20, 0)
	same("\0\0\xff\xff\0\0\0\0", hook.bytes():sub(21), "bytes")
	packet:set_u8(20, 8)
	same(zeros:sub(21), hook.bytes():sub(21), "bytes as before")
end)
