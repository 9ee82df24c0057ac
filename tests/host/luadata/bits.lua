-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Bit fields and layouts at every offset, inside and outside. The reference is a text of
-- zeros and ones.

local function number(bits)
	return tonumber(bits, 2)
end

-- The bytes that a field of bits touches, as an offset and a length.
local function touched(offset, width)
	return offset // 8, (offset % 8 + width + 7) // 8
end

local function check_bits(view, bytes, noun)
	local all = bits_of(bytes)

	for _, offset in ipairs(edges(8 * #bytes)) do
		for width = 1, 64 do
			local fits = inside(#all, offset, width)
			local wanted = fits and number(all:sub(offset + 1, offset + width))
			expect(wanted, not fits and outside(noun, #bytes, touched(offset, width)),
				view.bits, view, offset, width)
		end
	end
	for _, width in ipairs({ 0, -1, 65, math.mininteger, math.maxinteger }) do
		raises("a width from 1 to 64 bits expected", view.bits, view, 0, width)
	end
end

-- Packets of 9 bytes, as many as a field may touch.
local function pieces(sizes)
	return each(function(yield)
		for _, size in ipairs(sizes) do
			for head = 0, size do yield({ bytes = sample(size), head = head, piece = 2 }) end
		end
	end)
end

case("bits: bounds", pieces({ 0, 1, 9 }), function(packet, shape)
	check_bits(packet, shape.bytes, "packet")
	check_bits(packet:view(#shape.bytes // 3), shape.bytes:sub(#shape.bytes // 3 + 1),
		#shape.bytes < 3 and "packet" or "view")
end)

case("bits: written", pieces({ 9 }), function(packet, shape)
	local all = bits_of(shape.bytes)

	for offset = shape.head, 72, 3 do
		for width = 1, math.min(64, 72 - offset) do
			local value = random_bytes(8)
			value = string.unpack(">i8", value) >> 64 - width
			packet:set_bits(offset, width, value)
			all = replaced(all, offset, bits_from(value, width))
			same(all, bits_of(hook.bytes()), "set_bits", offset, width)
		end
	end
end)

case("bits: values that fit, signed or not", once(sample(9)), function(packet)
	for width = 1, 63 do
		for _, value in ipairs({ (1 << width) - 1, -(1 << width - 1), 0, -1 }) do
			packet:set_bits(5, width, value)
			same(value & (1 << width) - 1, packet:bits(5, width), width)
		end
		for _, value in ipairs({ 1 << width, -(1 << width - 1) - 1, math.mininteger }) do
			if width < 63 or value ~= math.mininteger then
				raises(value .. " does not fit into " .. width .. " bits", packet.set_bits,
					packet, 5, width, value)
			end
		end
	end
end)

-- --- layouts

-- Fields of all widths at offsets up to 15; those of whole bytes as each kind, too.
local function all_fields()
	local inner = data.layout({ first = { 0, 8 }, ["end"] = { 12, 4 }, far = { 24, 8 } })
	local fields = {}

	for offset = 0, 15 do
		for width = 1, 64 do
			fields["big" .. offset .. "_" .. width] = { offset, width }
		end
	end
	for offset = 0, 40, 8 do
		for width = 8, 64, 8 do
			local suffix = offset .. "_" .. width
			fields["big" .. suffix] = { offset, width, "big" }
			fields["little" .. suffix] = { offset, width, "little" }
			fields["string" .. suffix] = { offset, width, "string" }
			fields["view" .. suffix] = { offset, width, inner }
		end
	end
	return fields
end

local fields = all_fields()
local layout = data.layout(fields)

local readers = {
	big = function(bits) return number(bits) end,
	little = function(bits)
		local bytes = {}
		for i = #bits - 7, 1, -8 do bytes[#bytes + 1] = bits:sub(i, i + 7) end
		return number(table.concat(bytes))
	end,
	string = function(bits)
		return (bits:gsub("........", function(byte) return string.char(number(byte)) end))
	end,
}

local function index(view, name)
	return view[name]
end

local function assign(view, name, value)
	view[name] = value
end

-- What is said of it where it does not fit, whatever the view is called.
local function beyond(offset, width)
	return ("offset %d, length %d: outside"):format(touched(offset, width))
end

-- The fields of a view inside of a view, of 1 to 8 bytes.
local function check_nested(inner, bits)
	local size = #bits // 8

	same(size, #inner, "nested view")
	same(number(bits:sub(1, 8)), inner.first, "first")
	if size >= 4 then same(number(bits:sub(25, 32)), inner.far, "far")
	else raises(beyond(24, 8), index, inner, "far") end
	if size >= 2 then same(number(bits:sub(13, 16)), inner["end"], "end")
	else raises(beyond(12, 4), index, inner, "end") end
end

local function check_field(view, name, all)
	local offset, width = table.unpack(fields[name])
	local kind = name:match("%a+")

	if not inside(#all, offset, width) then
		raises(beyond(offset, width), index, view, name)
		raises(beyond(offset, width), assign, view, name, 0)
		return
	end
	local bits = all:sub(offset + 1, offset + width)
	if kind == "view" then return check_nested(view[name], bits) end
	same(readers[kind](bits), view[name], name)
end

local function names(are_nested)
	local list = {}

	for name in pairs(fields) do
		if (name:match("%a+") == "view") == are_nested then list[#list + 1] = name end
	end
	table.sort(list)
	return list
end

local plain, nested = names(false), names(true)

case("layouts: fields are read", pieces({ 0, 1, 2, 7, 9, 13 }), function(packet, shape)
	local view, all = packet:layout(layout), bits_of(shape.bytes)

	for _, name in ipairs(plain) do check_field(view, name, all) end
	same(#shape.bytes, #view, "length")
end)

case("layouts: nested fields are read", each(function(yield)
	for from = 1, #nested, 20 do
		for shape in pieces({ 2, 9 }) do
			shape.from = from
			yield(shape)
		end
	end
end), function(packet, shape)
	local view, all = packet:layout(layout), bits_of(shape.bytes)
	local own = data.new(#shape.bytes)

	own:copy(0, packet)
	own = own:layout(layout)
	for i = shape.from, math.min(shape.from + 19, #nested) do
		check_field(view, nested[i], all)
		check_field(own, nested[i], all)
	end
end)

local function check_assign(view, name, all)
	local offset, width = table.unpack(fields[name])
	local new = bits_from(string.unpack(">i8", random_bytes(8)), width)

	assign(view, name, readers[name:match("%a+")](new))
	return replaced(all, offset, new)
end

case("layouts: fields are written", pieces({ 13 }), function(packet, shape)
	local view, all = packet:layout(layout), bits_of(shape.bytes)

	for i = 1 + shape.head % 7, #plain, 7 do
		all = check_assign(view, plain[i], all)
		same(all, bits_of(hook.bytes()), plain[i])
	end
	raises("is a layout: set its fields", assign, view, "view0_8", 1)
	raises("has 2 bytes, not 3", assign, view, "string8_16", "abc")
	raises("does not fit into 8 bits", assign, view, "little8_8", 256)
	same(all, bits_of(hook.bytes()), "what is refused")
end)

case("layouts: nested fields are written", pieces({ 9 }), function(packet, shape)
	local outer = data.layout({ part = { 8, 48, data.layout({
		part = { 16, 24, data.layout({ low = { 4, 8 } }) } }) } })
	local all = bits_of(shape.bytes)

	packet:layout(outer).part.part.low = 0xa5
	same(replaced(all, 28, "10100101"), bits_of(hook.bytes()), "low")
	same(0xa5, packet:view(1):bits(20, 8), "what is read then")
end)

case("layouts: fields and methods", once(sample(4)), function(packet)
	local named = packet:layout(data.layout({ u8 = { 8, 8 }, len = { 0, 4 } }))

	same(packet:u8(1), named.u8, "the field")
	same(packet:u8(0), named:u8(0), "the method")
	same(4, #named, "#")
	raises("the layout has no field 'x'", index, named, "x")
	raises("the layout has no field 'x'", assign, named, "x", 1)
	raises("a view without a layout has no fields", assign, packet, "x", 1)
	raises("a view without a layout has no fields", assign, named, 1, 1)
	same(nil, packet.x, "no field")
	raises("layout expected", packet.layout, packet, {})
end)

case("layouts: what is none", once(""), function()
	local nested = data.layout({})

	for text, field in pairs({
		["offset is -1"] = { -1, 8 },
		["offset is 4294967296"] = { 1 << 32, 8 },
		["width is 0"] = { 0, 0 },
		["width is 67108865"] = { 0, (1 << 26) + 1, "string" },
		["an integer has at most 64 bits"] = { 0, 65 },
		["'little' needs whole bytes"] = { 4, 8, "little" },
		["'string' needs whole bytes"] = { 0, 12, "string" },
		["a layout needs whole bytes"] = { 4, 8, nested },
		["'big', 'little', 'string' or a layout"] = { 0, 8, {} },
		["{ offset, width [, kind] } expected"] = { "a", 8 },
	}) do
		raises("field 'x': " .. text, data.layout, { x = field })
	end
	raises("{ offset, width [, kind] } expected", data.layout, { 1 })
	raises("table expected", data.layout, 1)
end)

case("layouts: the last bits that a field can have", once(""), function()
	local far = data.layout({ far = { (1 << 32) - 1, 64 }, wide = { 0, 1 << 26, "string" } })
	local view = data.new(9):layout(far)

	raises(outside("packet", 9, 536870911, 9), index, view, "far")
	raises(outside("packet", 9, 0, 1 << 23), index, view, "wide")
	same(1 << 23, #data.new(1 << 23):layout(far).wide, "wide")
end)
