-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Errors carry file and line; protected calls; load; what scripts must not have.

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local function refused(text, source, ...)
	local f, err = load(source, ...)
	if f or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Positions.
raises("errors.lua:20: here", function()
	error("here")
end)
local function outer() error("level 2", 2) end
raises("errors.lua:24: level 2", function()
	outer()
end)
raises("errors.lua:29: attempt to index a nil value (global 'nowhere')", function()
	local x = 1

	return nowhere.field, x
end)
raises("errors.lua:32: bad argument #1 to 'rep' (string expected, got no value)", function()
	string.rep()
end)
local ok, err = pcall(error, "as is", 0)
assert(not ok and err == "as is")
ok, err = pcall(error, { 1 })
assert(not ok and err[1] == 1)
ok, err = pcall(error)
assert(not ok and err == nil)

-- pcall, xpcall, assert.
assert(select("#", pcall(function() return 1, nil, 3 end)) == 4)
assert(not pcall(nil) and not pcall(pcall))
ok, err = xpcall(function() error("m", 0) end, function(m) return m .. "-handled" end)
assert(not ok and err == "m-handled")
ok, err = xpcall(function(a, b) return a + b end, print, 2, 3)
assert(ok and err == 5)
ok, err = xpcall(error, function() error("again") end, "x")
assert(not ok)
assert(select("#", assert(1, 2, 3)) == 3)
raises("assertion failed!", assert, false)
raises("message", assert, nil, "message")
ok, err = pcall(assert, false, { 7 })
assert(not ok and err[1] == 7)
raises("value expected", assert)

-- Overflow of the C stack and of the Lua stack are errors like others.
local function nested(n) return select(2, pcall(nested, n + 1)) or n end
assert(nested(0))
local function sorted() table.sort({ 1, 2 }, sorted) end
raises("C stack overflow", sorted)
-- What nests through the pattern matcher may meet the end of the stack there.
local function replaced() return (("x"):gsub("x", replaced)) end
ok, err = pcall(replaced)
assert(not ok and (err:find("C stack overflow", 1, true) or err:find("pattern too complex", 1, true)))
raises("errors.lua:67: C stack overflow", function()
	local function sorted() table.sort({ 1, 2 }, sorted) end

	sorted()
end)
local function resumed()
	return assert(coroutine.resume(coroutine.create(resumed)))
end
raises("errors.lua:72: C stack overflow", resumed)
local function indexed(t) return t.x end
raises("C stack overflow", indexed, setmetatable({}, { __index = function(t) return indexed(t) end }))
refused("deep.lua:2: C stack overflow", "\nreturn " .. ("("):rep(1000) .. "1" .. (")"):rep(1000), "@deep.lua")
refused("overflow", "return " .. ("("):rep(1000) .. "1" .. (")"):rep(1000))
refused("overflow", ("do "):rep(1000) .. ("end "):rep(1000))
refused("overflow", "return " .. ("{"):rep(1000) .. ("}"):rep(1000))
refused("overflow", "return " .. ("- "):rep(1000) .. "1")
refused("overflow", "return " .. ("function() return "):rep(500) .. ("end "):rep(500))
assert(load("return " .. ("("):rep(10) .. "1" .. (")"):rep(10))() == 1)

-- load: text only, environments, readers.
assert(load("return 1 + 1")() == 2)
assert(load("x = 5; return x", "=c", "t", {})() == 5 and x == nil)
assert(load("return ...")(7) == 7)
refused("web.luac:1: attempt to load a binary chunk (mode is 't')", "\27Lua", "@web.luac")
refused('[string "\27Lua"]:1: attempt to load a binary chunk', "\27Lua")
refused("attempt to load a binary chunk", "\27Lua", "=c", "b")
refused("attempt to load a binary chunk", "\27Lua", "=c", "bt")
refused("attempt to load a binary chunk", "\27")
refused("attempt to load a text chunk", "return 1", "=c", "b")
local parts = { "return ", "1", "0", nil }
local i = 0
assert(load(function() i = i + 1; return parts[i] end)() == 10)
refused("reader function must return a string", function() return {} end)
refused("reader broke", function() error("reader broke") end)
refused("unexpected symbol near <eof>", "x =")
refused("name:1: syntax error near 'y'", "x y", "=name")
refused("file.lua:3: ", "\n\nx y", "@file.lua")
refused('[string "x y..."]:1:', "x y\n")
refused("unfinished string near '\"abc'", 'return "abc\n', "=c")
refused("unfinished string", 'return "abc', "=c")
refused("unfinished long string (starting at line 2)", "\nreturn [[x", "=c")
refused("invalid escape sequence near '\"\\q'", [[return "\q"]], "=c")
refused("decimal escape too large near '\"\\256", [[return "\256"]], "=c")
refused("UTF-8 value too large", [[return "\u{80000000}"]], "=c")
refused("'end' expected (to close 'if' at line 1) near <eof>", "if x then\n\n", "=c")
refused("too many local variables (limit is 200)", ("local a; "):rep(201), "=c")
refused("unexpected symbol near '<\\1>'", "\1", "=c")
refused("cannot use '...' outside a vararg function", "function f() return ... end", "=c")
assert(load("local a <const> = 1\n-- comment\n--[==[ long\n]==] return a;")() == 1)
assert(load("# not a comment") == nil)

-- Only what can't reach beyond the VM.
for _, name in ipairs { "io", "os", "debug", "package", "require", "dofile", "loadfile", "warn", "module" } do
	assert(_G[name] == nil, name)
end
assert(string.dump == nil and math.floor == nil and math.sqrt == nil and math.pi == nil and math.huge == nil)
assert(math.randomseed == nil and math.modf == nil)
raises("invalid option", collectgarbage, "stop")
raises("invalid option", collectgarbage, "collect")
raises("invalid option", collectgarbage, "step")
raises("invalid option", collectgarbage, "generational")
raises("string expected", collectgarbage)
assert(math.type(collectgarbage("count")) == "integer" and collectgarbage("count") > 1000)
assert(_VERSION == "Lua 5.4" and _G._G == _G)

local known = {
	_G = "assert collectgarbage coroutine error getmetatable ipairs load math next pairs pcall print " ..
		"rawequal rawget rawlen rawset select setmetatable string table tonumber tostring type " ..
		"utf8 xpcall _G _VERSION",
	string = "byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper",
	table = "concat insert move pack remove sort unpack",
	coroutine = "close create isyieldable resume running status wrap yield",
	utf8 = "char charpattern codepoint codes len offset",
	math = "abs fmod max maxinteger min mininteger random tointeger type ult",
}
for lib, names in pairs(known) do
	local wanted = {}
	for name in names:gmatch("%S+") do
		wanted[name] = true
		assert((lib == "_G" and _G or _G[lib])[name] ~= nil, name)
	end
	if lib ~= "_G" then
		for name in pairs(_G[lib]) do assert(wanted[name], name) end
	end
end
