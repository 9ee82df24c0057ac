-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- string.pack, packsize and unpack, without the formats of floating point.

local pack, unpack, size = string.pack, string.unpack, string.packsize
local max, min = math.maxinteger, math.mininteger

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Widths and byte order.
assert(pack("<i4", 0x12345678) == "\x78\x56\x34\x12" and pack(">i4", 0x12345678) == "\x12\x34\x56\x78")
assert(pack(">I2 <I2", 0x1234, 0x1234) == "\x12\x34\x34\x12" and pack("b B", -1, 255) == "\xff\xff")
assert(unpack(">I2", "\x12\x34") == 0x1234 and unpack("<I2", "\x12\x34") == 0x3412)
assert(unpack("b", "\xff") == -1 and unpack("B", "\xff") == 255)
assert(size("b") == 1 and size("h") == 2 and size("i") == 4 and size("l") == 8 and size("j") == 8)
assert(size("T") == 8 and size("i3 I5") == 8 and size("c7 x") == 8 and size("") == 0)
for bytes = 1, 16 do
	for _, n in ipairs { 0, 1, -1, 100, -100 } do
		for _, order in ipairs { "<", ">", "=" } do
			local f = order .. "i" .. bytes

			assert(#pack(f, n) == bytes and unpack(f, pack(f, n)) == n)
		end
	end
end
for _, n in ipairs { max, min, 0, -1 } do
	assert(unpack("<j", pack("<j", n)) == n and unpack(">i16", pack(">i16", n)) == n)
	assert(unpack("<J", pack("<J", n)) == n)
end
assert(unpack("<i9", ("\xff"):rep(9)) == -1)
raises("does not fit", unpack, "<I9", ("\xff"):rep(9))
raises("does not fit", unpack, "<i9", ("\0"):rep(8) .. "\1")

-- Overflow.
assert(pack("i1", 127) and pack("i1", -128) and pack("I1", 255))
raises("integer overflow", pack, "i1", 128)
raises("integer overflow", pack, "i1", -129)
raises("unsigned overflow", pack, "I1", 256)
raises("unsigned overflow", pack, "I1", -1)
raises("integer overflow", pack, "i7", 1 << 55)
raises("out of limits", pack, "i17", 1)
raises("out of limits", pack, "i0", 1)
raises("out of limits", pack, "i99999999999", 1)

-- Strings.
assert(pack("z", "ab") == "ab\0" and unpack("z", "ab\0c") == "ab")
assert(select(2, unpack("z", "ab\0c")) == 4)
assert(pack(">s2", "abc") == "\0\3abc" and unpack(">s2", "\0\3abc") == "abc")
assert(pack("s1", "") == "\0" and pack("c5", "ab") == "ab\0\0\0" and unpack("c3", "abcdef") == "abc")
assert(pack("c0", "") == "")
raises("contains zeros", pack, "z", "a\0b")
raises("longer than given size", pack, "c1", "ab")
raises("does not fit in given size", pack, "s1", ("x"):rep(256))
raises("unfinished string", unpack, "z", "abc")
raises("too short", unpack, "s2", "\255\255ab")
raises("too short", unpack, "i4", "abc")
raises("too short", unpack, "c10", "abc")
raises("missing size", pack, "c", "x")
raises("variable-length", size, "s")
raises("variable-length", size, "z")

-- Alignment and padding.
assert(pack("!4 b i4", 1, 2):len() == 8 and size("!8 b Xj j") == 16 and pack("bxb", 1, 2) == "\1\0\2")
assert(pack("<!4 i1 !2 i2", 1, 2) == "\1\0\2\0" and size("!2 b i8") == 10)
raises("power of 2", pack, "!4 i3 i3", 1, 1)
raises("invalid next option", pack, "X")
raises("invalid next option", pack, "Xz")
raises("invalid format option", pack, "q", 1)
raises("out of limits", pack, "!17", 1)

-- Positions.
local one, two, after = unpack("<I2 I2", "\1\0\2\0")
assert(one == 1 and two == 2 and after == 5)
assert(unpack("B", "abc", 2) == 98 and unpack("B", "abc", -1) == 99 and unpack("", "abc", 4) == 4)
raises("out of string", unpack, "B", "abc", 5)
raises("too short", unpack, "B", "abc", 4)
raises("out of string", unpack, "B", "abc", max)
assert(unpack("B", "abc", min) == 97)

-- Sizes at the edge of what an int holds.
raises("too short", unpack, "c2147483630", "abc")
raises("too large", size, "c2147483630 c2147483630")
raises("too short", unpack, "<s8", ("\xff"):rep(8))
raises("too short", unpack, "<s8", "\xff\xff\xff\xff\xff\xff\xff\x7f")

-- No floating point.
for _, option in ipairs { "f", "d", "n" } do
	raises("invalid format option '" .. option .. "'", pack, option, 1)
	raises("invalid format option '" .. option .. "'", unpack, option, ("\0"):rep(8))
	raises("invalid format option '" .. option .. "'", size, option)
end
