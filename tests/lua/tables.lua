-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Tables: constructors, border, traversal, and the table library.

local max, min = math.maxinteger, math.mininteger

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

local function is(t, ...)
	local want = table.pack(...)
	assert(#t == want.n)
	for i = 1, want.n do assert(t[i] == want[i]) end
end

-- Constructors.
local t = { 1, 2, [10] = 10, x = "x", 3; "four", [-1] = true }
is(t, 1, 2, 3, "four")
assert(t[10] == 10 and t.x == "x" and t[-1] and t[0] == nil)
is({ (function() return 1, 2, 3 end)() }, 1, 2, 3)
is({ (function() return 1, 2, 3 end)(), 4 }, 1, 4)
is({ ((function() return 1, 2 end)()) }, 1)
raises("index is nil", function() return { [nil] = 1 } end)
raises("index is nil", function() t[nil] = 1 end)
assert(t[nil] == nil)

-- Keys of every type, integers at the edges.
local keys = { min, max, 0, -1, 1 << 40, "", "1", true, false, print, {}, coroutine.create(print) }
local bag = {}
for i, k in ipairs(keys) do bag[k] = i end
for i, k in ipairs(keys) do assert(bag[k] == i) end
assert(bag[1] == nil and bag["0"] == nil and bag[max - 1] == nil)
local count = 0
for k, v in pairs(bag) do
	assert(keys[v] == k)
	count = count + 1
end
assert(count == #keys)

-- Growth, removal during traversal, the border.
local big = {}
for i = 1, 3000 do big[i] = i end
for i = -500, 0 do big[i] = i end
assert(#big == 3000)
for k in pairs(big) do
	if k % 2 == 0 then big[k] = nil end
end
local sum = 0
for k, v in pairs(big) do
	assert(k == v and k % 2 ~= 0)
	sum = sum + 1
end
assert(sum == 1500 + 250)
assert(next({}) == nil and next({ 5 }) == 1 and select(2, next({ 5 })) == 5)
raises("invalid key to 'next'", next, {}, "absent")
local empty = setmetatable({}, { __pairs = function(self) return function() end, self, nil end })
for _ in pairs(empty) do error("not empty") end
for i, v in ipairs(setmetatable({}, { __index = function(_, i) if i < 4 then return i * 10 end end })) do
	assert(v == i * 10 and i < 4)
end

-- insert, remove
local list = {}
table.insert(list, "b")
table.insert(list, 1, "a")
table.insert(list, 3, "d")
table.insert(list, 3, "c")
is(list, "a", "b", "c", "d")
assert(table.remove(list) == "d" and table.remove(list, 1) == "a" and table.remove(list, 3) == nil)
is(list, "b", "c")
assert(table.remove({}) == nil and table.remove({}, 0) == nil)
raises("position out of bounds", table.insert, list, 4, "x")
raises("position out of bounds", table.insert, list, 0, "x")
raises("position out of bounds", table.remove, list, 5)
raises("wrong number of arguments", table.insert, list)
raises("wrong number of arguments", table.insert, list, 1, 2, 3)
raises("table expected", table.insert, 1, 2)

-- concat
assert(table.concat({ 1, "b", 3 }, "-") == "1-b-3" and table.concat({}) == "" and table.concat({ 7 }) == "7")
assert(table.concat({ 1, 2, 3, 4 }, ",", 2, 3) == "2,3" and table.concat({ 1 }, ",", 3) == "")
assert(table.concat({ [max] = "z" }, ",", max, max) == "z")
raises("invalid value (table) at index 2", table.concat, { 1, {}, 3 })

-- pack, unpack
local packed = table.pack(1, nil, 3, nil)
assert(packed.n == 4 and packed[3] == 3)
assert(select("#", table.unpack({}, 1, 5)) == 5 and select("#", table.unpack({})) == 0)
local a, b = table.unpack({ 1, 2, 3 }, 2)
assert(a == 2 and b == 3)
assert(table.unpack({ [max] = "m" }, max, max) == "m" and select("#", table.unpack({}, max, min)) == 0)
assert(select("#", table.unpack({}, min, min + 1)) == 2)
raises("too many results", table.unpack, {}, 1, max)
raises("too many results", table.unpack, {}, min, max)
raises("too many results", table.unpack, {}, 0, 1 << 31)

-- move
is(table.move({ 1, 2, 3 }, 1, 3, 2), 1, 1, 2, 3)
is(table.move({ 1, 2, 3 }, 2, 3, 1), 2, 3, 3)
is(table.move({ 1, 2, 3 }, 1, 3, 1, {}), 1, 2, 3)
is(table.move({ 1 }, 1, 0, 5), 1)
assert(table.move({ [max] = 7 }, max, max, 1)[1] == 7)
raises("too many elements", table.move, {}, min, max, 1)
raises("wrap around", table.move, {}, 1, max, 2)

-- sort
local function sorted(list, less)
	table.sort(list, less)
	for i = 2, #list do
		if less then assert(not less(list[i], list[i - 1])) else assert(list[i - 1] <= list[i]) end
	end
end
sorted {}
sorted { 1 }
sorted { 3, 1, 2 }
sorted { max, 0, min, -1, 1 }
sorted { "b", "a", "", "ab", "B" }
sorted({ 5, 3, 9, 1 }, function(x, y) return x > y end)
local numbers = {}
for i = 1, 500 do numbers[i] = math.random(100) end
sorted(numbers)
sorted(numbers, function(x, y) return x > y end)
for i = 1, 500 do numbers[i] = i end
sorted(numbers)
for i = 1, 500 do numbers[i] = 1 end
sorted(numbers)
raises("compare", table.sort, { 1, "x" })
raises("invalid order function", table.sort, { 1, 2, 3, 4, 5, 6, 7, 8 }, function() return true end)
raises("oops", table.sort, { 1, 2, 3 }, function() error("oops") end)
raises("function expected", table.sort, { 1, 2 }, 5)
raises("array too big", table.sort, setmetatable({}, { __len = function() return max end }))

-- The library respects metamethods.
local log = {}
local proxy = setmetatable({}, {
	__index = function(_, k) return log[k] end,
	__newindex = function(_, k, v) log[k] = v end,
	__len = function() return #log end,
})
table.insert(proxy, "x")
table.insert(proxy, 1, "w")
is(log, "w", "x")
assert(rawlen(proxy) == 0 and #proxy == 2 and table.concat(proxy) == "wx" and table.unpack(proxy) == "w")
