-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Every method at every offset, inside and outside of small packets, buffers and views: what
-- it returns, or the error that names the offset and the length.

local function compiled(template, name)
	local call = "view:" .. name .. "(offset)"

	return assert(load("local view, offset = ... " .. template:format(call)))
end

-- The ways to read an integer: a leaf answers the first two, if it can, the C function the
-- others. A statement throws it away.
local readers, statements = {}, {}
for name in pairs(integers) do
	readers[name] = { compiled("local v = %s return v", name), compiled("return (%s)", name),
		compiled("return %s", name), data[name] }
	statements[name] = compiled("%s return true", name)
end

-- A buffer with these bytes, and whatever lies around them.
local function buffer(bytes)
	local all = data.new(#bytes + 5)

	all:fill(0xee)
	all:write(2, bytes)
	return all:view(2, #bytes)
end

-- --- integers

local function check_reads(view, bytes, noun)
	for name, integer in pairs(integers) do
		for _, offset in ipairs(edges(#bytes)) do
			local fits = inside(#bytes, offset, integer.width)
			local wanted = fits and string.unpack(integer.format, bytes, offset + 1)
			local text = not fits and outside(noun, #bytes, offset, integer.width)
			for _, read in ipairs(readers[name]) do expect(wanted, text, read, view, offset) end
			expect(true, text, statements[name], view, offset)
		end
	end
end

case("bounds: integers of packets", splits(0, 9), function(packet, shape)
	check_reads(packet, shape.bytes, "packet")
	same(#shape.bytes, #packet, "#")
	same(#shape.bytes, packet:len(), "len")
end)

case("bounds: integers of buffers", splits(0, 9), function(_, shape)
	if not shape.head then check_reads(buffer(shape.bytes), shape.bytes, "view") end
end)

case("bounds: integers of a part", splits(9, 9), function(packet, shape)
	for from = 1, 9, 4 do
		local bytes = shape.bytes:sub(from + 1)
		check_reads(packet:view(from), bytes, "view")
		check_reads(packet:view(from, #bytes // 2), bytes:sub(1, #bytes // 2), "view")
	end
end)

case("bounds: arguments that are no offset", once("abcdefgh"), function(packet)
	for name in pairs(integers) do
		for _, f in ipairs(readers[name]) do
			raises("number expected, got n", f, packet) -- no value, or nil
			raises("number expected, got table", f, packet, {})
			raises("number expected, got string", f, packet, "x")
		end
		raises("packet expected", data[name], 1, 0)
		raises("packet expected", data[name], nil, 0)
	end
	same(0x61, packet:u8("0"), "a text of digits")
end)

local function writes(size)
	return each(function(yield)
		for name, integer in pairs(integers) do
			for offset = 0, size - integer.width do
				split(sample(size), function(shape)
					shape.name, shape.offset = name, offset
					yield(shape)
				end)
			end
		end
	end)
end

case("bounds: an integer is written", writes(9), function(packet, shape)
	local integer = integers[shape.name]
	local write, bytes = data["set_" .. shape.name], shape.bytes

	for _, offset in ipairs(edges(#bytes)) do
		if not inside(#bytes, offset, integer.width) then
			raises(outside("packet", #bytes, offset, integer.width), write, packet, offset, 0)
		end
	end
	if integer.width < 8 then
		raises("is not from", write, packet, shape.offset, integer.most + 1)
		raises("is not from", write, packet, shape.offset, integer.least - 1)
	end
	same(bytes, hook.bytes(), "what is refused")
	for _, value in ipairs({ integer.least, integer.most, 0x5a, 1 }) do
		write(packet, shape.offset, value)
		bytes = replaced(bytes, shape.offset, string.pack(integer.format, value))
		same(bytes, hook.bytes(), shape.name, shape.offset, value)
	end
end)

-- --- ranges

local function check_strings(view, bytes, noun)
	for _, offset in ipairs(edges(#bytes)) do
		for _, length in ipairs(edges(#bytes)) do
			local fits = inside(#bytes, offset, length)
			expect(fits and bytes:sub(offset + 1, offset + length),
				not fits and outside(noun, #bytes, offset, length), view.string, view,
				offset, length)
		end
		local fits = inside(#bytes, offset, 0)
		expect(fits and bytes:sub(offset + 1),
			not fits and outside(noun, #bytes, offset, 0), view.string, view, offset)
	end
end

case("bounds: strings", splits(0, 6), function(packet, shape)
	check_strings(packet, shape.bytes, "packet")
	if not shape.head then check_strings(buffer(shape.bytes), shape.bytes, "view") end
end)

local function check_find(view, bytes, text, noun)
	for _, offset in ipairs(edges(#bytes)) do
		for length = -1, #bytes + 1 do
			local fits = inside(#bytes, offset, length)
			local found = fits and bytes:sub(1, offset + length):find(text, offset + 1, true)
			expect(found and found - 1 or nil,
				not fits and outside(noun, #bytes, offset, length), view.find, view, text,
				offset, length)
		end
	end
	same((bytes:find(text, 1, true) or 0) - 1, view:find(text) or -1, "find", text)
end

case("bounds: texts are found", splits(0, 4), function(packet, shape)
	local bytes = shape.bytes

	for from = 1, #bytes do
		for to = from, #bytes do check_find(packet, bytes, bytes:sub(from, to), "packet") end
	end
	for _, text in ipairs({ "", "\0", bytes:sub(1, 1):rep(2), bytes .. "\0" }) do
		check_find(packet, bytes, text, "packet")
		check_find(buffer(bytes), bytes, text, "view")
	end
end)

-- Texts of two letters come back at all distances, in long words and short ones.
case("bounds: texts are found again", each(function(yield)
	for n = 1, 1000 do
		local bytes = {}
		for i = 1, random(100) do bytes[i] = random(4) == 0 and "a" or "b" end
		yield({ bytes = table.concat(bytes), head = random(#bytes + 1), piece = random(20) })
	end
end), function(packet, shape)
	local bytes = shape.bytes

	for n = 1, 20 do
		local from = random(#bytes + 1)
		local to = from + random(#bytes - from + 1)
		local text = bytes:sub(from + 1, from + random(6)) .. (n % 2 == 0 and "a" or "")
		local found = bytes:sub(1, to):find(text, from + 1, true)
		same((found or 0) - 1, packet:find(text, from, to - from) or -1, "find", text)
		found = bytes:sub(from + 1, to):find(text, 1, true)
		same((found or 0) - 1, packet:view(from, to - from):find(text) or -1, "find", text)
	end
end)

local function order(a, b)
	return a < b and -1 or a > b and 1 or 0
end

local function check_compare(view, bytes, other, text, noun)
	for _, offset in ipairs(edges(#bytes)) do
		local fits = inside(#bytes, offset, #text)
		expect(fits and order(bytes:sub(offset + 1, offset + #text), text),
			not fits and outside(noun, #bytes, offset, #text), view.compare, view, offset,
			other)
	end
end

case("bounds: comparisons", splits(0, 6), function(packet, shape)
	local bytes = shape.bytes

	for from = 0, #bytes do
		local text = bytes:sub(from + 1, from + 2)
		for _, other in ipairs({ text, buffer(text), packet:view(from, #text) }) do
			check_compare(packet, bytes, other, text, "packet")
			check_compare(buffer(bytes), bytes, other, text, "view")
		end
		check_compare(packet, bytes, text .. "\0", text .. "\0", "packet")
		check_compare(packet, bytes, text .. "\255", text .. "\255", "packet")
	end
end)

local function ranges(from, to)
	return each(function(yield)
		for size = from, to do
			for offset = 0, size do
				for length = 0, size - offset do
					split(sample(size), function(shape)
						shape.offset, shape.length = offset, length
						yield(shape)
					end)
				end
			end
		end
	end)
end

local function refuse_writes(view, bytes, noun)
	for _, offset in ipairs(edges(#bytes)) do
		for _, length in ipairs(edges(#bytes)) do
			if not inside(#bytes, offset, length) then
				local text = outside(noun, #bytes, offset, length)
				raises(text, view.fill, view, 7, offset, length)
			end
		end
		for length = 0, 3 do
			if not inside(#bytes, offset, length) then
				local text, new = outside(noun, #bytes, offset, length), ("x"):rep(length)
				raises(text, view.write, view, offset, new)
				raises(text, view.copy, view, offset, buffer(new))
				raises(text, view.copy, buffer("xxx"), 0, view, offset, length)
			end
		end
	end
	raises("a byte from 0 to 255 expected", view.fill, view, -1)
	raises("a byte from 0 to 255 expected", view.fill, view, 256)
end

case("bounds: writes that are refused", splits(0, 4), function(packet, shape)
	refuse_writes(packet, shape.bytes, "packet")
	same(shape.bytes, hook.bytes(), "the packet")
end)

local writers = {
	fill = function(view, offset, new) view:fill(new:byte() or 0, offset, #new) end,
	write = function(view, offset, new) view:write(offset, new) end,
	copy = function(view, offset, new) view:copy(offset, buffer(new)) end,
}

for name, write in pairs(writers) do
	case("bounds: " .. name, ranges(0, 6), function(packet, shape)
		local new = ("x"):rep(shape.length)
		local wanted = replaced(shape.bytes, shape.offset, new)
		local around = buffer(shape.bytes)

		write(packet, shape.offset, new)
		same(wanted, hook.bytes(), name, shape.offset, shape.length)
		same(wanted, packet:string(0), "what is read then")
		write(around, shape.offset, new)
		same(wanted, around:string(0), name .. " of a buffer", shape.offset, shape.length)
	end)
end

case("bounds: fill to the end", ranges(0, 4), function(packet, shape)
	local rest = #shape.bytes - shape.offset

	packet:fill(0x78, shape.offset)
	same(replaced(shape.bytes, shape.offset, ("x"):rep(rest)), hook.bytes(), shape.offset)
	packet:fill(0x79)
	same(("y"):rep(#shape.bytes), hook.bytes(), "all")
end)

-- Every way to copy a part of a packet over another one.
case("bounds: copies that overlap", each(function(yield)
	for shape in ranges(0, 6) do
		for to = 0, #shape.bytes - shape.length do
			yield({ bytes = shape.bytes, head = shape.head, piece = shape.piece, to = to,
				offset = shape.offset, length = shape.length })
		end
	end
end), function(packet, shape)
	local part = shape.bytes:sub(shape.offset + 1, shape.offset + shape.length)
	local wanted = replaced(shape.bytes, shape.to, part)
	local own = buffer(shape.bytes)

	packet:copy(shape.to, packet, shape.offset, shape.length)
	same(wanted, hook.bytes(), "copy", shape.to, shape.offset, shape.length)
	own:copy(shape.to, own, shape.offset, shape.length)
	same(wanted, own:string(0), "copy in a buffer", shape.to, shape.offset, shape.length)
end)

-- --- views

case("bounds: ranges of views", splits(0, 5), function(packet, shape)
	local size = #shape.bytes

	for _, offset in ipairs(edges(size)) do
		for _, length in ipairs(edges(size)) do
			if inside(size, offset, length) then
				same(length, #packet:view(offset, length), "length")
			else
				raises(outside("packet", size, offset, length), packet.view, packet, offset,
					length)
			end
		end
		if inside(size, offset, 0) then
			same(size - offset, #packet:view(offset), "length to the end")
		else
			raises(outside("packet", size, offset, 0), packet.view, packet, offset)
		end
	end
end)

local function check_parts(view, bytes)
	for offset = 0, #bytes do
		for length = 0, #bytes - offset do
			local part = view:view(offset, length)
			same(bytes:sub(offset + 1, offset + length), part:string(0), "part", offset, length)
			raises("outside", part.u8, part, length)
			raises("outside", part.u8, part, -1)
			for i = 0, length - 1 do
				same(bytes:byte(offset + i + 1), part:u8(i), "u8", offset, length, i)
			end
		end
	end
end

case("bounds: views of views", ranges(6, 6), function(packet, shape)
	local bytes = shape.bytes:sub(shape.offset + 1, shape.offset + shape.length)

	check_parts(packet:view(shape.offset, shape.length), bytes)
	check_parts(buffer(shape.bytes):view(shape.offset, shape.length), bytes)
end)

case("bounds: writes through views of views", ranges(5, 5), function(packet, shape)
	local bytes, own = shape.bytes, buffer(shape.bytes)
	local part = packet:view(shape.offset):view(0, shape.length)
	local own_part = own:view(shape.offset):view(0, shape.length)

	for i = 0, shape.length - 1 do
		part:set_u8(i, i)
		own_part:set_u8(i, i)
		bytes = replaced(bytes, shape.offset + i, string.char(i))
		same(bytes, hook.bytes(), "packet", shape.offset, i)
		same(bytes, own:string(0), "buffer", shape.offset, i)
	end
	raises("outside", part.set_u8, part, shape.length, 0)
	raises("outside", part.set_u8, part, -1, 0)
end)

case("bounds: sizes of buffers", once(""), function()
	for _, size in ipairs(edges(16)) do
		if size >= 0 and size <= 1 << 24 then
			same(("\0"):rep(size), data.new(size):string(0), "new", size)
		else
			raises("a size from 0 to 16777216 expected", data.new, size)
		end
	end
	raises("a size from 0 to 16777216 expected", data.new, (1 << 24) + 1)
	same(1 << 24, #data.new(1 << 24), "the largest")
end)

case("bounds: packets that can only be read", each(function(yield)
	yield({ bytes = sample(9), readonly = 1 })
end), function(packet, shape)
	for name in pairs(writers) do
		raises("the packet can only be read here", writers[name], packet, 1, "x")
	end
	for name in pairs(integers) do
		raises("the packet can only be read here", data["set_" .. name], packet, 0, 1)
	end
	raises("the packet can only be read here", packet.set_bits, packet, 3, 3, 1)
	same(nil, packet:mark(), "mark")
	same(shape.bytes, hook.bytes(), "the packet")
end)
