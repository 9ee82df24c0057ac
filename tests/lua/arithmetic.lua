-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Integers of 64 bits: what wraps, what rounds, what raises, and that nothing traps.

local max, min = math.maxinteger, math.mininteger

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Every operator on the registers, on constants and on constants folded by the compiler.
local function div(a, b) return a // b end
local function mod(a, b) return a % b end

assert(max == 0x7fffffffffffffff and min == -max - 1 and min < 0 and max > 0)
assert(max + 1 == min and min - 1 == max and -min == min and max * 2 == -2)
assert(min * -1 == min and min * min == 0 and max * max == 1)
assert(0xffffffffffffffff == -1 and 0x1ffffffffffffffff == -1)
assert(0x8000000000000000 == min)

-- The minimum by -1 would trap the CPU.
assert(div(min, -1) == min and mod(min, -1) == 0)
assert(min // -1 == min and min % -1 == 0)
assert(math.mininteger // -1 == min and math.fmod(min, -1) == 0)
for _, n in ipairs { min, min + 1, -2, -1, 0, 1, 2, max - 1, max } do
	assert(div(n, -1) == -n and mod(n, -1) == 0 and div(n, 1) == n and mod(n, 1) == 0)
	for _, d in ipairs { min, min + 1, -3, -2, -1, 1, 2, 3, max - 1, max } do
		local q, r = div(n, d), mod(n, d)
		assert(q * d + r == n)
		assert(r == 0 or (r < 0) == (d < 0))
		assert(d < 0 and r > d or d > 0 and r < d)
	end
end

-- Division rounds down, fmod truncates.
assert(div(7, 2) == 3 and div(-7, 2) == -4 and div(7, -2) == -4 and div(-7, -2) == 3)
assert(mod(7, 3) == 1 and mod(-7, 3) == 2 and mod(7, -3) == -2 and mod(-7, -3) == -1)
assert(7 // 2 == 3 and -7 // 2 == -4 and 7 % -3 == -2 and -7 % 3 == 2)
assert(math.fmod(7, 3) == 1 and math.fmod(-7, 3) == -1 and math.fmod(7, -3) == 1)
assert(math.fmod(min, max) == -1)

raises("divide by zero", div, 1, 0)
raises("divide by zero", div, min, 0)
raises("divide by zero", function() return 1 // 0 end)
raises("'n%0'", mod, 1, 0)
raises("'n%0'", function(n) return n % 0 end, 5)
raises("divide by zero", function(n) return 5 // n end, 0)
raises("zero", math.fmod, 1, 0)

-- No floating point: '/' and '^' raise where they run.
raises("arithmetic.lua:56: no floating point", function()
	local a, b = 6, 3

	return a / b
end)
raises("use '//'", function() return 1 / 2 end)
raises("use '//'", function(n) return n / 2 end, 8)
raises("use '//'", function(n) return 2 / n end, 8)
raises("'^'", function(n) return n ^ 2 end, 8)
raises("'^'", function(n) return 2 ^ n end, 8)
raises("'^'", function(n, m) return n ^ m end, 2, 8)
raises("'^'", function() return 2 ^ 10 end)
raises("use '//'", function() return "6" / 2 end)
raises("'^'", function() return "6" ^ "2" end)

-- Shifts take any count, to both sides, and are logical.
local function shl(a, n) return a << n end
local function shr(a, n) return a >> n end
assert(shl(1, 63) == min and shl(1, 64) == 0 and shl(1, max) == 0 and shl(1, min) == 0)
assert(shr(-1, 63) == 1 and shr(-1, 64) == 0 and shr(-1, max) == 0 and shr(-1, min) == 0)
assert(shl(-1, -1) == max and shr(1, -63) == min and shl(1, -1) == 0 and shr(-1, 0) == -1)
assert(1 << 62 == 0x4000000000000000 and -1 >> 1 == max and 2 << -1 == 1 and 5 >> 1 == 2)
assert(shl(1, -64) == 0 and shr(1, -64) == 0 and shl(3, -63) == 0)
assert(~0 == -1 and ~max == min and 0xf0 & 0x3c == 0x30 and 0xf0 | 0x0f == 0xff)
assert(0xf0 ~ 0xff == 0x0f and -1 & max == max and min | max == -1)

-- Comparison is signed; ult is not.
assert(min < max and not (max < min) and min <= min and -1 < 0)
assert(math.ult(1, -1) and not math.ult(-1, 1) and not math.ult(5, 5) and math.ult(max, min))

-- Strings that hold an integer compute as one; others raise.
assert("10" + 5 == 15 and "0x10" * "2" == 32 and -"3" == -3 and "7" // 2 == 3 and " 9 " % 5 == 4)
assert(10 .. "" == "10" and -5 .. "" == "-5")
raises("arithmetic", function() return "x" + 1 end)
raises("arithmetic", function() return "1.5" + 1 end)
raises("arithmetic", function() return {} + 1 end)
raises("bitwise", function() return "3" | 1 end)
raises("bitwise", function() return {} & 1 end)
raises("compare", function() return 1 < "2" end)
raises("compare", function() return {} < {} end)
assert("10" ~= 10 and not ("10" == 10))

-- The library.
assert(math.abs(-5) == 5 and math.abs(min) == min and math.abs(max) == max)
assert(math.max(3, min, max, 0) == max and math.min(3, min, max, 0) == min)
assert(math.max(7) == 7 and math.min(7) == 7 and math.max("5", 3) == 5)
raises("number expected", math.max)
raises("number expected", math.min, 1, {})
assert(math.type(1) == "integer" and math.type("1") == nil and math.type(nil) == nil)
assert(math.tointeger(8) == 8 and math.tointeger("8") == 8 and math.tointeger("x") == nil)
assert(math.tointeger({}) == nil and math.tointeger("1.0") == nil)

for _ = 1, 200 do
	local n = math.random(6)
	assert(n >= 1 and n <= 6)
	n = math.random(-3, 3)
	assert(n >= -3 and n <= 3)
	assert(math.random(5, 5) == 5 and math.type(math.random()) == "integer")
	assert(math.type(math.random(min, max)) == "integer")
	assert(math.random(max) > 0 and math.random(min, -1) < 0)
end
local seen = {}
for _ = 1, 500 do seen[math.random(4)] = true end
assert(#seen == 4)
-- As without an argument: any integer.
seen = {}
for _ = 1, 500 do seen[math.random(0) & 3 | (math.random(0) >> 60 & 4)] = true end
assert(seen[0] and seen[3] and seen[7])
assert(math.type(math.random("0")) == "integer" and math.random(0, 0) == 0)
raises("interval is empty", math.random, -1)
raises("interval is empty", math.random, 3, 2)
raises("wrong number of arguments", math.random, 1, 2, 3)
