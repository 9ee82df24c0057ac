-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Closures, varargs, scoping, goto, loops at the bounds of integers, <const> and <close>.

local max, min = math.maxinteger, math.mininteger

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local function refused(text, source)
	local f, err = load(source, "=chunk")
	if f or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local function steps(from, to, by)
	local seen = {}
	for i = from, to, by or 1 do
		seen[#seen + 1] = i
		assert(#seen < 20)
	end
	return table.concat(seen, " ")
end

-- Numeric for: inclusive, never wraps.
assert(steps(1, 3) == "1 2 3" and steps(3, 1) == "" and steps(3, 1, -1) == "3 2 1" and steps(1, 1) == "1")
assert(steps(max - 1, max) == max - 1 .. " " .. max and steps(min + 1, min, -1) == min + 1 .. " " .. min)
assert(steps(max, max, max) == tostring(max) and steps(min, max, max) == min .. " -1 " .. max - 1)
assert(steps(1, max, 1 << 62) == "1 " .. (1 << 62) + 1 and steps(max, min, min) == max .. " -1")
assert(steps(1, min) == "" and steps(0, 1, max) == "0" and steps(-1, min, min) == "-1")
raises("'for' step is zero", steps, 1, 2, 0)
-- Strings that hold numbers will do; what is wrong is found as in Lua.
assert(steps("1", 3) == "1 2 3" and steps(1, "3") == "1 2 3" and steps(1, 5, "2") == "1 3 5")
assert(steps(" 0x10 ", "17", "1") == "16 17" and steps("3", "1", "-1") == "3 2 1" and steps("2", 1) == "")
raises("'for' step is zero", steps, "1", 2, "0")
raises("bad 'for' initial value (number expected, got string)", function() for _ = "x", 2 do end end)
raises("bad 'for' limit (number expected, got string)", function() for _ = "x", "y", "z" do end end)
raises("bad 'for' step (number expected, got string)", function() for _ = {}, 1, "z" do end end)
raises("'for' step is zero", function() for _ = 1, "y", 0 do end end)
raises("bad 'for' limit (number expected, got table)", function() for _ = 1, {} do end end)
raises("bad 'for' step (number expected, got table)", function() for _ = 1, 2, {} do end end)
for i = 1, 3 do
	local j = i
	i = 10
	assert(j <= 3 and i == 10)
end

-- Generic for, with a closing value.
local closed
local function iterate(n)
	local handle = setmetatable({}, { __close = function() closed = true end })
	return function(_, i) if i < n then return i + 1 end end, nil, 0, handle
end
for i in iterate(5) do if i == 3 then break end end
assert(closed)
raises("attempt to call", function() for _ in 5 do end end)

-- while, repeat, goto.
local n = 0
while true do
	n = n + 1
	if n == 5 then break end
end
repeat local last = n; n = n - 1 until last == 1
assert(n == 0)
do
	local i = 1
	::top::
	if i <= 3 then i = i + 1; goto top end
	assert(i == 4)
end
for i = 1, 3 do
	for j = 1, 3 do
		if j == 2 then goto continue end
		assert(j ~= 2)
		::continue::
	end
	assert(i)
end
refused("no visible label 'x'", "goto x")
refused("label 'x' already defined", "::x:: ::x::")
refused("jumps into the scope of local 'a'", "goto x; local a; ::x:: print(a)")
refused("break outside loop", "break")

-- Closures share their variables; a loop makes new ones.
local function counter()
	local c = 0
	return function() c = c + 1; return c end, function() return c end
end
local bump, read = counter()
bump()
bump()
assert(read() == 2 and counter()() == 1)
local made = {}
for i = 1, 3 do made[i] = function() i = i + 1; return i end end
assert(made[1]() == 2 and made[1]() == 3 and made[2]() == 3)
do
	local fs, i = {}, 1
	while i <= 2 do
		local k = i
		fs[i] = function() return k end
		i = i + 1
	end
	assert(fs[1]() == 1 and fs[2]() == 2)
end

-- Varargs.
local function count(...) return select("#", ...), ... end
assert(count() == 0 and count(nil) == 1 and count(nil, nil) == 2)
assert(select(2, "a", "b", "c") == "b" and select(-1, "a", "b") == "b" and select("#") == 0)
raises("out of range", select, 0)
raises("out of range", select, -2, 1)
local function tail(_, ...) return ... end
assert(select("#", tail(1, 2, 3)) == 2 and (tail(1, 2, 3)) == 2)
local many = table.pack(count(table.unpack({}, 1, 200)))
assert(many.n == 201 and many[1] == 200)
assert(select("#", (function(...) return ... end)(table.unpack({}, 1, 250))) == 250)

-- Tail calls don't grow the stack; other recursion ends with an error.
local function loop(k) if k == 0 then return "done" end return loop(k - 1) end
assert(loop(20000) == "done")
local function deep(k) if k == 0 then return 0 end return 1 + deep(k - 1) end
assert(deep(5000) == 5000)

-- Multiple assignment evaluates first.
local a, b, c = 1, 2
a, b = b, a
assert(a == 2 and b == 1 and c == nil)
local i, t = 1, {}
i, t[i] = i + 1, 20
assert(i == 2 and t[1] == 20)
a, b, c = (function() return 1, 2, 3 end)()
assert(a == 1 and b == 2 and c == 3)

-- Attributes.
local five <const> = 5
assert(five == 5)
refused("attempt to assign to const variable 'x'", "local x <const> = 1; x = 2")
refused("unknown attribute 'foo'", "local x <foo> = 1")
refused("multiple to-be-closed variables", "local a <close>, b <close> = nil, nil")

local order = {}
local function tracked(name)
	return setmetatable({}, { __close = function(_, err) order[#order + 1] = name .. tostring(err or "") end })
end
do
	local one <close> = tracked("1")
	local two <close> = tracked("2")
	local none <close> = nil
	assert(one and two and none == nil)
end
assert(table.concat(order) == "21")
order = {}
assert(not pcall(function()
	local x <close> = tracked("x")
	error("!", 0)
end) and order[1] == "x!")
assert((function()
	local x <close> = tracked("r")
	return 7
end)() == 7 and order[2] == "r")
raises("variable 'x' got a non-closable value", function() local x <close> = {} end)
raises("second", function()
	local x <close> = setmetatable({}, { __close = function() error("second") end })
	error("first")
end)

-- Methods, short-circuits, precedence.
local object = { n = 3 }
function object:add(k) self.n = self.n + k; return self end
function object.static(k) return k end
assert(object:add(2):add(1).n == 6 and object.static(4) == 4)
assert((nil or 1) == 1 and (false and error("no")) == false and (1 and 2) == 2 and (not nil) == true)
assert(2 + 3 * 4 == 14 and -3 % 5 == 2 and not 1 == false and 1 .. 2 .. 3 == "123" and -2 + 1 == -1)
assert(1 << 2 + 1 == 8 and 5 & 3 == 1 and (1 < 2) == true and "a" .. "b" == "ab" and #"abc" + 1 == 4)
