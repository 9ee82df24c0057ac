-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Buffers, their views, bit fields and layouts. Each test is a function; an error fails it.
local tests = {}

local function raises(text, f, ...)
	local done, message = pcall(f, ...)

	assert(not done, "no error: " .. text)
	assert(message:find(text, 1, true), message)
end

function tests.new()
	local b = data.new(10)

	assert(#b == 10 and b:len() == 10 and b:string(0) == ("\0"):rep(10))
	assert(#data.new(0) == 0 and data.new(0):string(0) == "")
	assert(tostring(b) == "buffer" and getmetatable(b) == "buffer")
	raises("bad argument #1 to 'data.new' (a size from 0 to 16777216 expected)", data.new, -1)
	raises("a size from 0", data.new, math.mininteger)
	raises("a size from 0", data.new, math.maxinteger)
	raises("number expected", data.new, "x")
end

function tests.integers()
	local b = data.new(16)
	local widths = { u8 = 1, i8 = 1, u16be = 2, u16le = 2, i16be = 2, i16le = 2, u32be = 4,
		u32le = 4, i32be = 4, i32le = 4, i64be = 8, i64le = 8 }

	for name, width in pairs(widths) do
		local least, most = 0, (1 << (8 * width)) - 1
		if name:sub(1, 1) == "i" then
			least, most = -(1 << (8 * width - 1)), (1 << (8 * width - 1)) - 1
		end
		local read, write = data[name], data["set_" .. name]
		for at = 0, 16 - width do
			for _, value in ipairs({ least, most, 1, 0x5a, least + 1, most - 1 }) do
				b:fill(0xa5)
				write(b, at, value)
				assert(read(b, at) == value, name)
				for i = 0, 15 do
					assert(i >= at and i < at + width or b:u8(i) == 0xa5)
				end
			end
		end
		if width < 8 then
			raises("bad argument #3 to 'data.set_" .. name .. "'", write, b, 0, most + 1)
			raises((most + 1) .. " is not from " .. least .. " to " .. most, write, b, 0,
				most + 1)
			raises("is not from", write, b, 0, least - 1)
		end
		for _, at in ipairs({ 17 - width, -1, math.mininteger, math.maxinteger, 1 << 32 }) do
			raises("offset " .. at .. ", length " .. width ..
				": outside the packet's 16 bytes", write, b, at, 0)
			raises("outside", read, b, at)
		end
	end
	b:set_u32be(0, 0x01020304)
	assert(b:string(0, 4) == "\1\2\3\4" and b:u32le(0) == 0x04030201)
end

function tests.parts()
	local b = data.new(10)
	local part = b:view(2, 5)
	local inner = part:view(1)

	assert(#part == 5 and #inner == 4)
	part:set_u8(1, 7)
	assert(b:u8(3) == 7 and inner:u8(0) == 7)
	inner:set_u8(3, 9)
	assert(b:u8(6) == 9)
	raises("outside the view's 5 bytes", part.u8, part, 5)
	raises("outside", part.view, part, 2, 4)
	raises("outside", part.view, part, -1)
	raises("outside", part.view, part, 1, -1)
	b, part = nil, nil
	for i = 1, 100 do local t = data.new(1000) end
	assert(inner:u8(0) == 7 and #inner:view(4) == 0)
end

function tests.bytes()
	local b, c = data.new(8), data.new(4)

	b:write(2, "abc")
	assert(b:string(0) == "\0\0abc\0\0\0" and b:find("bc") == 3)
	assert(b:view(1):find("bc") == 2 and not b:view(4):find("bc"))
	c:copy(1, b, 2, 3)
	assert(c:string(0) == "\0abc")
	b:copy(0, b, 2, 5)
	assert(b:string(0) == "abc\0\0\0\0\0")
	b:copy(1, b, 0, 3)
	assert(b:string(0, 4) == "aabc")
	b:fill(0x2e, 4)
	assert(b:string(0) == "aabc....")
	assert(b:compare(0, "aabc") == 0 and b:compare(0, "aab") == 0)
	assert(b:compare(0, "aabd") == -1 and b:compare(0, "aabb") == 1 and b:compare(3, "") == 0)
	assert(b:compare(1, c:view(1)) == 0)
	raises("outside", b.compare, b, 6, "abc")
	raises("outside", b.write, b, 6, "abc")
	raises("outside", b.copy, b, 6, c, 0, 3)
	raises("outside", b.copy, b, 0, c, 3, 2)
	raises("a byte from 0 to 255 expected", b.fill, b, 256)
	raises("outside", b.fill, b, 0, 8, 1)
	raises("packet expected", b.copy, b, 0, "text")
end

function tests.bits()
	local b = data.new(16)

	for width = 1, 64 do
		for at = 0, 16 do
			local value = 0x123456789abcdef5
			if width < 64 then value = value & ((1 << width) - 1) end
			b:fill(0xff)
			b:set_bits(at, width, value)
			assert(b:bits(at, width) == value)
			if at > 0 then assert(b:bits(0, at) == (1 << at) - 1) end
			assert(b:bits(at + width, 40) == (1 << 40) - 1)
		end
	end
	raises("a width from 1 to 64 bits expected", b.bits, b, 0, 0)
	raises("a width from 1 to 64 bits expected", b.bits, b, 0, 65)
	raises("outside", b.bits, b, 121, 8)
	raises("outside", b.bits, b, -1, 8)
	raises("outside", b.bits, b, math.mininteger, 8)
	raises("16 does not fit into 4 bits", b.set_bits, b, 0, 4, 16)
end

function tests.layouts()
	local port = data.layout({ number = { 0, 16 } })
	local header = data.layout({
		version = { 0, 4 }, length = { 4, 4 }, little = { 16, 32, "little" },
		name = { 48, 32, "string" }, port = { 80, 16, port }, last = { 96, 32, "big" },
	})
	local b = data.new(16)
	local h = b:layout(header)

	h.version, h.length, h.little, h.last = 4, 5, 0x01020304, 0xdeadbeef
	assert(h.version == 4 and h.length == 5 and b:u8(0) == 0x45)
	assert(b:string(2, 4) == "\4\3\2\1" and h.little == 0x01020304)
	assert(b:u32be(12) == 0xdeadbeef and h.last == 0xdeadbeef)
	h.name = "abcd"
	assert(b:string(6, 4) == "abcd" and h.name == "abcd")
	h.port.number = 443
	assert(b:u16be(10) == 443 and h.port.number == 443 and #h.port == 2)
	assert(h:u8(0) == 0x45 and #h == 16)
	local both = b:layout(data.layout({
		port = { 80, 16, port }, pair = { 80, 16, data.layout({ low = { 8, 8 } }) },
	}))
	assert(both.port.number == 443 and both.pair.low == 0xbb)
	raises("the layout has no field 'nonsense'", function() return h.nonsense end)
	raises("the layout has no field 'nonsense'", function() h.nonsense = 1 end)
	raises("16 does not fit into 4 bits", function() h.version = 16 end)
	raises("field 'name' has 4 bytes, not 5", function() h.name = "abcde" end)
	raises("field 'port' is a layout", function() h.port = 1 end)
	raises("outside", function() return data.new(15):layout(header).last end)
	raises("without a layout", function() b.version = 4 end)
	assert(b.nonsense == nil)
	raises("layout expected", b.layout, b, {})
	raises("field 'x': width is 0, not from 1 to", data.layout, { x = { 0, 0 } })
	raises("field 'x': offset is -1, not from 0 to", data.layout, { x = { -1, 8 } })
	raises("field 'x': an integer has at most 64 bits", data.layout, { x = { 0, 65 } })
	raises("field 'x': 'little' needs whole bytes", data.layout, { x = { 4, 8, "little" } })
	raises("field 'x': 'big', 'little', 'string' or a layout", data.layout,
		{ x = { 0, 8, "middle" } })
	raises("field 'x': name = {", data.layout, { x = 1 })
	raises("field '?': name = {", data.layout, { { 0, 8 } })
	raises("field 'x': { offset, width", data.layout, { x = { "a", 8 } })
end

function run(name)
	tests[name]()
	return "done"
end

function names()
	local list = {}

	for name in pairs(tests) do list[#list + 1] = name end
	table.sort(list)
	return table.concat(list, " ")
end
