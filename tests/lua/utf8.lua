-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- The utf8 library.

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local text = "aé€😀"

assert(#text == 10 and utf8.len(text) == 4 and utf8.len("") == 0)
assert(utf8.char(97, 0xe9, 0x20ac, 0x1f600) == text and utf8.char() == "" and utf8.char(0) == "\0")
assert(utf8.char(0x7fffffff) == "\xFD\xBF\xBF\xBF\xBF\xBF")
raises("value out of range", utf8.char, -1)
raises("value out of range", utf8.char, 0x80000000)

local points = { utf8.codepoint(text, 1, -1) }
assert(#points == 4 and points[2] == 0xe9 and points[4] == 0x1f600 and utf8.codepoint(text, 4) == 0x20ac)
assert(select("#", utf8.codepoint(text, 3, 2)) == 0)
raises("out of bounds", utf8.codepoint, text, 11)
raises("out of bounds", utf8.codepoint, text, 1, 100)
raises("invalid UTF-8 code", utf8.codepoint, text, 3)

local seen = {}
for pos, code in utf8.codes(text) do seen[#seen + 1] = pos .. ":" .. code end
assert(table.concat(seen, " ") == "1:97 2:233 4:8364 7:128512")
for _ in utf8.codes("") do error("empty") end
raises("invalid UTF-8 code", function() for _ in utf8.codes("ab\xff") do end end)
raises("invalid UTF-8 code", function() for _ in utf8.codes("\x80") do end end)
raises("invalid UTF-8 code", function() for _ in utf8.codes("a\x80") do end end)

assert(utf8.offset(text, 1) == 1 and utf8.offset(text, 2) == 2 and utf8.offset(text, 3) == 4)
assert(utf8.offset(text, 5) == 11 and utf8.offset(text, 6) == nil and utf8.offset(text, -1) == 7)
assert(utf8.offset(text, 0, 8) == 7 and utf8.offset(text, -4) == 1 and utf8.offset(text, -5) == nil)
raises("continuation byte", utf8.offset, text, 1, 3)
raises("position out of bounds", utf8.offset, text, 1, 12)

-- Malformed, overlong, surrogates, too large: where the first bad byte is.
local function bad(s, pos)
	local n, p = utf8.len(s)
	assert(n == nil and p == pos, s)
end
bad("abc\xE3def", 4)
bad("\xC0\x80", 1)
bad("\xE0\x80\x80", 1)
bad("\xF0\x80\x80\x80", 1)
bad("\xED\xA0\x80", 1)
bad("\xF4\x90\x80\x80", 1)
bad("\xFE", 1)
bad("\xFF\x80\x80\x80\x80\x80\x80", 1)
bad("x\x80", 2)
bad("\xE2\x82", 1)
assert(utf8.len("\xED\xA0\x80", 1, -1, true) == 1 and utf8.len("\xF4\x90\x80\x80", 1, -1, true) == 1)
assert(utf8.len("\xFD\xBF\xBF\xBF\xBF\xBF", 1, -1, true) == 1)
bad("\xFD\xBF\xBF\xBF\xBF\xBF", 1)

local n = 0
for c in text:gmatch(utf8.charpattern) do n = n + #c end
assert(n == 10)
