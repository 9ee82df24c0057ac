-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Reading and writing integers; floating point is refused with the line that has it.

local max, min = math.maxinteger, math.mininteger

local function refused(text, source)
	local f, err = load(source, "=chunk")
	if f or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Literals.
assert(0 == -0 and 007 == 7 and 0xFF == 255 and 0Xff == 255 and 0xaBcDeF == 11259375)
assert(9223372036854775807 == max and -9223372036854775807 == min + 1)
assert(load("return 0x7fffffffffffffff")() == max)
for _, literal in ipairs {
	"1.5", "1.0", "1.", ".5", "1e3", "1E3", "1e-3", "0x1.8", "0x1p4", "0x.1", "3x", "0x",
	"0xg", "1..2", "9223372036854775808", "99999999999999999999999999", "1e", "0b1", "1_000",
	"08x", "5.", "0x1P-2", "1E+5"
} do
	refused("chunk:2: number is not a 64-bit integer", "local a\nreturn " .. literal)
end
refused("near '1.5'", "return 1.5")
refused("number is not a 64-bit integer", "return 1" .. ("0"):rep(300))
assert(load("return " .. ("0"):rep(190) .. "7")() == 7)
refused("number is not a 64-bit integer", "return " .. ("0"):rep(250) .. "7")

-- tonumber() and coercion accept what a literal accepts, signs and spaces.
assert(tonumber("10") == 10 and tonumber("  -10\t\n") == -10 and tonumber("+7") == 7)
assert(tonumber("0x10") == 16 and tonumber("-0x10") == -16 and tonumber("0xffffffffffffffff") == -1)
assert(tonumber("-0x8000000000000000") == min and tonumber("-9223372036854775808") == min)
assert(tonumber("9223372036854775807") == max and tonumber(5) == 5)
for _, text in ipairs {
	"", " ", "x", "1.5", "1e3", "1.0", "0x", "--1", "+-1", "1 2", "1x", "0x1p1", "inf", "nan",
	"9223372036854775808", "-9223372036854775809", "1\0", "\0001", "1,5", "0x-1", "- 1"
} do
	assert(tonumber(text) == nil, text)
end
assert(tonumber(("0"):rep(150) .. "9") == 9 and tonumber(("0"):rep(1000) .. "9") == nil)
assert(tonumber(nil) == nil and tonumber({}) == nil and tonumber(true) == nil)
assert(not pcall(tonumber))

-- Bases.
assert(tonumber("ff", 16) == 255 and tonumber("FF", 16) == 255 and tonumber("-ff", 16) == -255)
assert(tonumber("777", 8) == 511 and tonumber("1010", 2) == 10 and tonumber("zz", 36) == 1295)
assert(tonumber("8", 8) == nil and tonumber("1.0", 10) == nil and tonumber("", 10) == nil)
assert(tonumber("7fffffffffffffff", 16) == max and tonumber("ffffffffffffffff", 16) == -1)
assert(tonumber(" 11 ", 2) == 3 and tonumber("1 1", 2) == nil)
assert(not pcall(tonumber, "1", 1) and not pcall(tonumber, "1", 37) and not pcall(tonumber, 1, 10))

-- Writing.
assert(tostring(0) == "0" and tostring(-0) == "0" and tostring(max) == "9223372036854775807")
assert(tostring(min) == "-9223372036854775808" and 1 .. 2 == "12")
for _, n in ipairs { 0, 1, -1, 9, 10, 99, 100, max, min, min + 1, 1 << 32, -(1 << 31) } do
	assert(tonumber(tostring(n)) == n)
	assert(load("return " .. string.format("%q", n))() == n)
end

-- format
local function same(expected, ...)
	local got = string.format(...)
	assert(got == expected, got)
end
same("5|   -5|5    |00005|+5| 5", "%d|%5d|%-5d|%05d|%+d|% d", 5, -5, 5, 5, 5, 5)
same("005|  005|005  |-007", "%.3d|%5.3d|%-5.3d|%.3d", 5, 5, 5, -7)
same("ff|FF|0xff|   ff|00ff|0XFF", "%x|%X|%#x|%5x|%.4x|%#X", 255, 255, 255, 255, 255, 255)
same("17|017", "%o|%#o", 15, 15)
same("18446744073709551615|7", "%u|%u", -1, 7)
same("ffffffffffffffff|-9223372036854775808", "%x|%d", -1, min)
same("9223372036854775807|9223372036854775807", "%i|%d", max, max)
same("A|  B|C  ", "%c|%3c|%-3c", 65, 66, 67)
same("100%|%", "%d%%|%%", 100)
same("7 8", "%d %d", "7", "0x8")
same(("0"):rep(98) .. "1", "%.99d", 1)
same((" "):rep(98) .. "1", "%99d", 1)
same("0x8000000000000000", "%q", min)

for _, bad in ipairs {
	"%f", "%g", "%e", "%a", "%A", "%E", "%G", "%F", "%.3f", "%p", "%n", "%ld", "%hd", "%*d",
	"%.100d", "%100d", "%", "%5", "%.", "%#d", "%+x", "% u", "%.3c", "%0s", "%05c"
} do
	assert(not pcall(string.format, bad, 1), bad)
end
assert(not pcall(string.format, "%d"))
assert(not pcall(string.format, "%d", "1.5"))
assert(not pcall(string.format, "%d", {}))
