-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Pattern matching.

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local function match(s, p, ...)
	local got = table.pack(string.match(s, p))
	local want = table.pack(...)
	assert(got.n == want.n, p)
	for i = 1, want.n do assert(got[i] == want[i], p) end
end

-- Items and classes.
match("hello world", "o w", "o w")
match("hello", ".", "h")
match("x=12", "%a=%d%d", "x=12")
match("a1_B ", "%w+", "a1")
match("  x", "%s*(%S)", "x")
match("\t\n x", "^%s+", "\t\n ")
match("abc", "[a-b]+", "ab")
match("abc", "[^a-b]+", "c")
match("a-b", "[%-a]+", "a-")
match("a]b", "[]a]+", "a]")
match("x^y", "[x^]+", "x^")
match("0xFf", "%x+", "0")
match("ABCdef", "%u+%l", "ABCd")
match("a.b!c", "%p", ".")
match("\1\31 ", "%c+", "\1\31")
match("~! ", "%g+", "~!")
match("\0a", "%z", "\0")
match("a\0b", "a\0b", "a\0b")
match("a\0b", "[\0]", "\0")
match("%d", "%%d", "%d")
-- ASCII classes only.
assert(not ("\xe9\xff\xa0"):find("[%a%s%p%g%c%d]") and ("\xe9\xff"):find("^[%A]+$"))

-- Repetition.
match("aaa", "a*", "aaa")
match("aaa", "a-", "")
match("aaab", "a-b", "aaab")
match("b", "a*b", "b")
match("b", "a+b", nil)
match("ab", "a?b", "ab")
match("b", "a?b", "b")
match("aXbXc", "(.-)X", "a")
match("aXbXc", "(.*)X", "aXb")
match("key = value", "^(%w+)%s*=%s*(%w+)$", "key", "value")
match("[[x]]", "%[%[(.-)%]%]", "x")

-- Anchors.
match("abc", "^b", nil)
match("abc", "c$", "c")
match("a$b", "a$b", "a$b")
match("^a", "%^a", "^a")
match("a^", "a^", "a^")
assert(("abc"):find("^b", 2) == 2 and ("abc"):match("^c", 3) == "c" and ("abc"):match("$", 4) == "")

-- Captures.
match("2026-11-21", "(%d+)-(%d+)-(%d+)", "2026", "11", "21")
match("abc", "()b()", 2, 3)
match("abc", "((a)(b))", "ab", "a", "b")
match('say "hi" x', '(["\'])(.-)%1', '"', "hi")
match("abab", "(ab)%1", "ab")
match("abac", "(ab)%1", nil)
match("", "()", 1)
match("x", "(x?)(y?)", "x", "")
assert(select("#", ("0123456789"):match(("(.)"):rep(10))) == 10)
raises("too many captures", string.match, "0123456789a", ("(.)"):rep(11))

-- Balance and frontier.
match("f(a(b)c)d", "%b()", "(a(b)c)")
match("((a)", "%b()", "(a)")
match("(", "%b()", nil)
match("'x'y'", "%b''", "'x'")
match("THE (quick) fox", "%f[%a]%a+%f[%A]", "THE")
assert(("THE (quick) fox"):gsub("%f[%a]%a+", "w") == "w (w) w")
match("end", "%f[\0]", "")

-- Malformed patterns.
raises("missing ']'", string.match, "a", "[a")
raises("missing ']'", string.match, "a", "[]")
raises("missing ']'", string.match, "a", "[^]")
raises("missing ']'", string.match, "a", "[a%")
raises("ends with '%'", string.match, "a", "%")
raises("unfinished capture", string.match, "a", "(a")
raises("invalid pattern capture", string.match, "a", "a)")
raises("invalid capture index", string.match, "a", "%1")
raises("invalid capture index", string.match, "a", "(a%1)")
raises("missing arguments to '%b'", string.match, "a", "%b")
raises("missing arguments to '%b'", string.match, "a", "%ba")
raises("missing '[' after '%f'", string.match, "a", "%fa")
raises("too complex", string.match, ("x"):rep(300), ("x?"):rep(300))

-- find
local function positions(s, p, init, ...)
	local got = table.pack(s:find(p, init))
	local want = table.pack(...)
	assert(got.n == want.n and got[1] == want[1] and got[2] == want[2] and got[3] == want[3], p)
end
positions("hello", "l+", 1, 3, 4)
positions("hello", "(l)", 4, 4, 4, "l")
positions("hello", "xyz", 1, nil)
positions("hello", "", 6, 6, 5)
positions("hello", "", 7, nil)
positions("hello", "l", -2, 4, 4)
positions("a.b", "%.", 1, 2, 2)

-- gmatch
local words = {}
for w in ("one two  three"):gmatch("%a+") do words[#words + 1] = w end
assert(table.concat(words, ",") == "one,two,three")
local pairs_seen = {}
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do pairs_seen[k] = v end
assert(pairs_seen.a == "1" and pairs_seen.b == "2")
local n = 0
for _ in ("abc"):gmatch("") do n = n + 1 end
assert(n == 4)
n = 0
for p in ("aaaa"):gmatch("()aa") do n = n + p end
assert(n == 4)
for w in ("one two"):gmatch("%a+", 4) do assert(w == "two") end
assert(("x"):gmatch("x", 10)() == nil)

-- gsub
local function gsub(want, count, ...)
	local s, k = string.gsub(...)
	assert(s == want and k == count, s)
end
gsub("hexxo", 2, "hello", "l", "x")
gsub("hexlo", 1, "hello", "l", "x", 1)
gsub("hello", 0, "hello", "l", "x", 0)
gsub("hello", 0, "hello", "l", "x", -5)
gsub("world hello", 1, "hello world", "(%w+) (%w+)", "%2 %1")
gsub("[h][e]", 2, "he", ".", "[%0]")
gsub("a%b", 1, "a.b", "%.", "%%")
gsub("-a-b-", 3, "ab", "", "-")
gsub("x", 1, "abc", "^%w+", "x")
gsub("1 2", 2, "a b", "%a", { a = 1, b = 2 })
gsub("1 b", 2, "a b", "%a", { a = 1, b = false })
gsub("AB", 2, "ab", "%a", string.upper)
gsub("ab", 2, "ab", "%a", function() end)
gsub("2345", 4, "1234", "%d", function(d) return d + 1 end)
gsub("12", 2, "ab", "()%a", "%1")
gsub("abc\0x", 1, "abc\0def", "d.*", "x")
gsub("7 7", 2, "a b", "%a", 7)
raises("invalid replacement value", string.gsub, "a", "a", function() return {} end)
raises("invalid use of '%'", string.gsub, "a", "a", "%z")
raises("invalid capture index", string.gsub, "a", "a", "%2")
raises("string/function/table", string.gsub, "a", "a")
raises("boom", string.gsub, "a", "a", function() error("boom") end)

-- A subject of zeros and one that ends in the middle of an item.
assert(("\0\0\0"):gsub("\0", "x") == "xxx" and ("a"):match("a%f[\0]") == "a")
assert(("x"):rep(3000):gsub("x", "yy") == ("y"):rep(6000))
-- The depth of matching is given back between matches.
assert(select(2, (("ab"):rep(1000)):gsub("a(b)", "%1")) == 1000)
