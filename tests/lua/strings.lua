-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- The string library apart from patterns and packing.

local max, min = math.maxinteger, math.mininteger

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Literals and escapes.
assert("\65\066\x43\u{44}\z
        E" == "ABCDE")
assert('\a\b\f\n\r\t\v\\\"\'' == "\7\8\12\10\13\9\11\92\34\39")
assert("a\
b" == "a\nb" and [[
x]] == "x" and [==[]]]==] == "]]" and #"\0\0" == 2)
assert("\u{7FFFFFFF}" == "\xFD\xBF\xBF\xBF\xBF\xBF")

-- Indices.
local s = "abcdef"
assert(s:sub(2, 4) == "bcd" and s:sub(-3) == "def" and s:sub(2) == "bcdef" and s:sub(0) == s)
assert(s:sub(4, 2) == "" and s:sub(7) == "" and s:sub(-100, 2) == "ab" and s:sub(5, 100) == "ef")
assert(s:sub(min, max) == s and s:sub(max, min) == "" and s:sub(min, min) == "")
assert(s:sub(1, -1) == s and s:sub(-1, -1) == "f" and s:sub("2", "3") == "bc")
assert(s:byte() == 97 and s:byte(-1) == 102 and s:byte(7) == nil and s:byte(0) == nil)
assert(select("#", s:byte(1, -1)) == 6 and select("#", s:byte(min, max)) == 6)
assert(#s == 6 and s:len() == 6 and ("\0a\0"):len() == 3)
assert(string.char(104, 105) == "hi" and string.char() == "" and string.char(0, 255) == "\0\xff")
raises("out of range", string.char, 256)
raises("out of range", string.char, -1)

-- Case is ASCII, whatever the kernel thinks of Latin-1.
assert(("aZ09_"):upper() == "AZ09_" and ("aZ09_"):lower() == "az09_")
assert(("\xe9\xc9\xff"):upper() == "\xe9\xc9\xff" and ("\xe9\xc9"):lower() == "\xe9\xc9")
assert(s:reverse() == "fedcba" and (""):reverse() == "" and ("a\0b"):reverse() == "b\0a")

-- rep
assert(("ab"):rep(3) == "ababab" and ("ab"):rep(2, ",") == "ab,ab" and ("x"):rep(1, ",") == "x")
assert(("x"):rep(0) == "" and ("x"):rep(-1) == "" and ("x"):rep(min) == "" and (""):rep(1000) == "")
assert(#("ab"):rep(5000, "-") == 14999)
raises("too large", string.rep, "x", max)
raises("too large", string.rep, "abc", 1 << 40)
raises("too large", string.rep, "a", 1 << 40, "b")

-- Comparison is by bytes; zeros count.
assert("a" < "b" and "a" < "aa" and "" < "a" and "Z" < "a" and not ("a" < "a") and "a" <= "a")
assert("a\0b" < "a\0c" and "a\0" > "a" and "\xff" > "a" and "a\0b" == "a\0b")
local long1, long2 = ("x"):rep(500), ("x"):rep(250) .. ("x"):rep(250)
assert(long1 == long2 and long1 <= long2 and not (long1 < long2) and rawequal(long1, long2))
assert(long1 .. "a" < long1 .. "b" and long1 ~= long1 .. "a")
local t = { [long1] = 1 }
assert(t[long2] == 1 and t[long1 .. "x"] == nil)

-- Concatenation.
assert("a" .. 1 .. "b" .. -2 == "a1b-2" and "" .. "" == "" and long1 .. "" == long1)
assert(("x"):rep(39) .. "y" == ("x"):rep(38) .. "xy" and #(("x"):rep(40) .. "y") == 41)
raises("concatenate", function() return "a" .. {} end)
raises("concatenate", function() return nil .. "a" end)
raises("strings.lua:65: attempt to concatenate a nil value (local 'x')", function()
	local x

	return "a" .. x
end)

-- A chain is right associative and as long as there are registers.
local chain = load("local a = 'x' return " .. ("a .. "):rep(200) .. "a")
assert(chain() == ("x"):rep(201))
assert("a" .. 1 + 2 .. "b" .. -2 * 3 .. "c" == "a3b-6c" and ("a" .. ("b" .. "c") .. "d") == "abcd")
assert("x" .. "y" == "xy" and not ("x" .. "y" ~= "xy") and (1 .. 2) + 1 == 13)
local order = setmetatable({}, { __concat = function(a, b)
	return (type(a) == "table" and "t" or a) .. "(" .. (type(b) == "table" and "t" or b) .. ")"
end })
assert("a" .. order .. "b" == "at(b)" and "a" .. "b" .. order == "ab(t)", "a" .. order .. "b")
raises("strings.lua:81: attempt to concatenate a nil value (local 'x')", function()
	local x

	return "a" ..
		x ..
		"b"
end)

-- format
assert(string.format("%s %s %s", 1, true, nil) == "1 true nil")
assert(string.format("%5s|%-5s|%.2s|%5.1s", "ab", "ab", "abc", "xyz") == "   ab|ab   |ab|    x")
assert(string.format("%s", ("y"):rep(2000)) == ("y"):rep(2000))
assert(string.format("%99s", "z") == (" "):rep(98) .. "z")
assert(string.format("%q", 'a"b\\c\nd\0e\r') == '"a\\"b\\\\c\\\nd\\0e\\13"')
assert(string.format("%q", "\0019") == '"\\0019"')
assert(load("return " .. string.format("%q", "\0\1\127\255\r\n\"\\"))() == "\0\1\127\255\r\n\"\\")
raises("no literal form", string.format, "%q", {})
raises("cannot have modifiers", string.format, "%5q", "x")
raises("contains zeros", string.format, "%5s", "a\0b")
raises("no value", string.format, "%s")
assert(string.format("a\0b") == "a\0b")
local named = setmetatable({}, { __tostring = function() return "object" end })
assert(string.format("<%s>", named) == "<object>" and tostring(named) == "object")
raises("must return a string", tostring, setmetatable({}, { __tostring = function() return {} end }))

-- No address is printed.
for _, value in ipairs { {}, print, function() end, coroutine.create(print) } do
	assert(tostring(value) == type(value))
end
assert(tostring(setmetatable({}, { __name = "Thing" })) == "Thing")

-- Methods on literals and numbers' absence of them.
assert(("%d"):format(3) == "3" and ("x").len == string.len)
raises("index a number", function() return (5).x end)
raises("attempt to index a nil value (field 'y')", function() return ("x").y.z end)

-- The plain find.
assert(("a.b.c"):find(".", 1, true) == 2 and ("a.b.c"):find(".", 3, true) == 4)
assert(("abc"):find("", 1, true) == 1 and ("abc"):find("", 4, true) == 4 and ("abc"):find("", 5, true) == nil)
assert(("a\0b"):find("\0", 1, true) == 2 and ("aab"):find("ab") == 2 and ("abc"):find("d", 1, true) == nil)
assert(("abc"):find("c", -1) == 3 and ("abc"):find("a", -1) == nil and ("abc"):find("a", min) == 1)
assert((("ab"):rep(2000) .. "abb"):find("abb", 1, true) == 4001)
assert(not (""):find("x", 1, true) and (""):find("", 1, true) == 1)

-- Small letters, of every length and at every place.
local bytes = {}
for byte = 0, 255 do bytes[byte] = string.char(byte) end
bytes = table.concat(bytes, "", 0)
for length = 0, 300 do
	local text = (bytes .. bytes):sub(length // 7 * 5 + 1):sub(1, length)
	local small = text:gsub("[A-Z]", function(c) return string.char(c:byte() + 32) end)
	local changed = text:lower()
	assert(changed == small and small:lower() == small and #changed == #text)
end
raises("string expected", string.lower)
assert(string.lower(12) == "12")
