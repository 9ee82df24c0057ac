-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Metamethods, weak tables, finalizers.

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Arithmetic, bitwise, comparison, the rest; operands in order, constants too.
local log
local function record(name) return function(a, b) log = name; return a, b end end
local mt = {}
for _, name in ipairs {
	"add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr",
	"bnot", "concat"
} do
	mt["__" .. name] = function(a, b) log = name; return { a, b } end
end
local x = setmetatable({}, mt)
local function check(result, name, a, b)
	assert(log == name and result[1] == a and result[2] == b, name)
end
check(x + 1, "add", x, 1) check(1 + x, "add", 1, x) check(x - 2, "sub", x, 2) check(2 - x, "sub", 2, x)
check(x * x, "mul", x, x) check(x / 2, "div", x, 2) check(2 / x, "div", 2, x) check(x % 3, "mod", x, 3)
check(x ^ 2, "pow", x, 2) check(x // 7, "idiv", x, 7) check(-x, "unm", x, x) check(~x, "bnot", x, x)
check(x & 1, "band", x, 1) check(1 | x, "bor", 1, x) check(x ~ 5, "bxor", x, 5) check(x << 1, "shl", x, 1)
check(1 >> x, "shr", 1, x) check(x .. "s", "concat", x, "s") check("s" .. x, "concat", "s", x)
check(5 .. x, "concat", 5, x) check("5" + x, "add", "5", x) check(x / "5", "div", x, "5")

local order = {
	__lt = function(a, b) return a.n < b.n end,
	__le = function(a, b) return a.n <= b.n end,
	__eq = function(a, b) return a.n == b.n end,
}
local function new(n) return setmetatable({ n = n }, order) end
assert(new(1) < new(2) and new(2) > new(1) and new(1) <= new(1) and new(2) >= new(1))
assert(new(1) == new(1) and new(1) ~= new(2) and not rawequal(new(1), new(1)))
assert(new(1) ~= 1 and not (new(1) == nil))

-- index and newindex: functions, tables, chains, raw access.
local base = { color = "red" }
local derived = setmetatable({}, { __index = base })
local leaf = setmetatable({}, { __index = derived })
assert(leaf.color == "red" and rawget(leaf, "color") == nil and leaf.none == nil)
local sink = {}
local writer = setmetatable({}, { __newindex = sink })
writer.a = 1
assert(sink.a == 1 and rawget(writer, "a") == nil)
rawset(writer, "a", 2)
writer.a = 3
assert(rawget(writer, "a") == 3 and sink.a == 1)
local calls = {}
local func = setmetatable({}, { __newindex = function(t, k, v) calls[k] = v; rawset(t, k, v) end })
func.z, func[1] = 26, "one"
assert(calls.z == 26 and func[1] == "one")
local cycle = {}
setmetatable(cycle, { __index = cycle })
assert(rawget(cycle, 1) == nil)
local loop1, loop2 = {}, {}
setmetatable(loop1, { __index = loop2, __newindex = loop2 })
setmetatable(loop2, { __index = loop1, __newindex = loop1 })
raises("'__index' chain too long", function() return loop1.x end)
raises("'__newindex' chain too long", function() loop1.x = 1 end)

-- call, len, tostring, name, pairs, metatable.
local callable = setmetatable({}, { __call = function(self, a, ...) return self, a, select("#", ...) end })
local self, a, n = callable(1, 2, 3)
assert(self == callable and a == 1 and n == 2)
local twice = setmetatable({}, { __call = callable })
assert(select(2, twice(5)) == twice)
assert(pcall(callable, 1) and select("#", (function() return callable() end)()) == 3)
raises("attempt to call a table value", function() ({})() end)
assert(#setmetatable({}, { __len = function() return 42 end }) == 42)
assert(rawlen(setmetatable({ 1 }, { __len = error })) == 1)
local locked = setmetatable({}, { __metatable = "locked" })
assert(getmetatable(locked) == "locked")
raises("cannot change a protected metatable", setmetatable, locked, {})
raises("nil or table expected", setmetatable, {}, 5)
raises("table expected", setmetatable, 5, {})
assert(getmetatable("").__index == string and getmetatable(5) == nil)

-- Absent methods name what they were applied to.
raises("attempt to perform arithmetic on a nil value (global 'absent')", function() return absent + 1 end)
raises("attempt to index a nil value (upvalue 'log')", function() log = nil; return log.x end)
raises("attempt to call a nil value (method 'foo')", function() return ({}):foo() end)
raises("attempt to call a nil value (field 'bar')", function() return base.bar() end)
raises("attempt to compare two nil values", function() return nil < nil end)
raises("attempt to compare number with nil", function() return 1 < nil end)
raises("attempt to get length of a number value", function() return #5 end)

-- The collector calls no finalizer and clears no table.
raises("finalizers ('__gc') are not supported: use a to-be-closed variable",
       function() setmetatable({}, { __gc = function() end }) end)
raises("weak tables ('__mode') are not supported",
       function() setmetatable({}, { __mode = "k" }) end)
raises("not supported", function() setmetatable({}, { __gc = false }) end)
do
	local mt = setmetatable({}, { __index = function() error("not raw") end })
	local t = setmetatable({}, mt)
	mt.__mode, mt.__gc = "kv", function() error("in __gc") end
	t[1] = { "kept" }
	for i = 1, 30000 do local junk = { i } end
	assert(t[1][1] == "kept")
end
