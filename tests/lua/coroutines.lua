-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Coroutines: values, errors, closing, yields through protected calls and metamethods.

local create, resume, yield, wrap, status = coroutine.create, coroutine.resume, coroutine.yield,
	coroutine.wrap, coroutine.status

local function raises(text, f, ...)
	local ok, err = pcall(f, ...)
	if ok or not string.find(err, text, 1, true) then
		error(string.format("wanted '%s', got '%s'", text, tostring(err)), 2)
	end
end

-- Values go both ways.
local co = create(function(a, b)
	assert(a == 1 and b == 2)
	local c, d = yield(a + b)
	assert(c == "c" and d == nil)
	local none = select("#", yield())
	assert(none == 0)
	return "end", nil
end)
assert(status(co) == "suspended")
local ok, v = resume(co, 1, 2)
assert(ok and v == 3)
assert(select("#", resume(co, "c")) == 1)
local got = table.pack(resume(co))
assert(got.n == 3 and got[2] == "end" and status(co) == "dead")
ok, v = resume(co)
assert(not ok and v == "cannot resume dead coroutine")

-- Generators.
local function range(n)
	return wrap(function() for i = 1, n do yield(i) end end)
end
local sum = 0
for i in range(100) do sum = sum + i end
assert(sum == 5050)
local function permute(list, n)
	if n == 0 then yield(table.concat(list)) return end
	for i = 1, n do
		list[n], list[i] = list[i], list[n]
		permute(list, n - 1)
		list[n], list[i] = list[i], list[n]
	end
end
local all = {}
for p in wrap(function() permute({ "a", "b", "c" }, 3) end) do all[#all + 1] = p end
assert(#all == 6)

-- Who runs.
local main, is_main = coroutine.running()
assert(is_main or coroutine.isyieldable())
wrap(function()
	local me, top = coroutine.running()
	assert(me ~= main and not top and coroutine.isyieldable() and status(me) == "running")
	local inner = create(function() return status(me) end)
	assert(select(2, resume(inner)) == "normal")
	ok, v = resume(me)
	assert(not ok and v == "cannot resume non-suspended coroutine")
end)()

-- Errors kill a coroutine and reach the resumer.
co = create(function() error({ code = 7 }) end)
ok, v = resume(co)
assert(not ok and v.code == 7 and status(co) == "dead")
co = create(function() local x; return x.y end)
ok, v = resume(co)
assert(not ok and v:find("coroutines.lua:%d+: attempt to index a nil value %(local 'x'%)"))
raises("inside", wrap(function() error("inside") end))
raises("cannot resume dead coroutine", (function()
	local f = wrap(function() end)
	f()
	return f
end)())
raises("function expected", create, 5)
raises("thread expected", resume, 5)

-- Yield across pcall, metamethods, iterators, sort is refused where C is in between.
co = wrap(function()
	local good, value = pcall(function()
		yield(1)
		error("caught", 0)
	end)
	assert(not good and value == "caught")
	good, value = xpcall(function() yield(2); error("x", 0) end, function(m) return m .. "!" end)
	assert(not good and value == "x!")
	local mt = {
		__add = function(a, b) return yield(3) end,
		__index = function(_, k) return yield(k) end,
		__lt = function() return yield(5) end,
		__concat = function() return yield(6) end,
		__eq = function() return yield(7) end,
		__len = function() return yield(8) end,
		__call = function(_, x) return yield(x) end,
	}
	local t, u = setmetatable({}, mt), setmetatable({}, mt)
	assert(t + 1 == "three" and t[4] == "four" and (t < u) == true and t .. 1 == "six")
	assert((t == u) == false and #t == 8 and t(9) == "nine")
	for x in function() return yield(10) end do
		assert(x == "ten")
		break
	end
	return "over"
end)
assert(co() == 1 and co() == 2 and co() == 3 and co("three") == 4 and co("four") == 5)
assert(co(true) == 6 and co("six") == 7 and co(nil) == 8 and co(8) == 9 and co("nine") == 10)
assert(co("ten") == "over")
co = create(function() table.sort({ 3, 2, 1 }, function(a, b) yield() end) end)
ok, v = resume(co)
assert(not ok and v:find("attempt to yield across a C-call boundary", 1, true))
co = create(function() return ("x"):gsub("x", yield) end)
ok, v = resume(co)
assert(not ok and v:find("C-call boundary", 1, true))

-- Closing.
local closed = {}
local function tracked(name)
	return setmetatable({}, { __close = function(_, err) closed[#closed + 1] = name .. tostring(err) end })
end
co = create(function()
	local a <close> = tracked("a")
	local b <close> = tracked("b")
	yield(a, b)
end)
resume(co)
assert(coroutine.close(co) and status(co) == "dead" and table.concat(closed) == "bnilanil")
assert(coroutine.close(co))
co = create(function()
	local a <close> = setmetatable({}, { __close = function() error("closing", 0) end })
	yield(a)
end)
resume(co)
ok, v = coroutine.close(co)
assert(not ok and v == "closing")
co = create(error)
resume(co, "x")
ok, v = coroutine.close(co)
assert(not ok and v == "x")
assert(coroutine.close(create(print)))
-- A to-be-closed variable may yield while it closes.
co = wrap(function()
	do
		local a <close> = setmetatable({}, { __close = function() yield("closing") end })
		assert(a)
	end
	return "closed"
end)
assert(co() == "closing" and co() == "closed")

-- Wrap inside wrap, deep but bounded.
local function nest(n)
	if n == 0 then return 0 end
	return 1 + wrap(nest)(n - 1)
end
assert(nest(6) == 6)
local function forever() return wrap(forever)() end
raises("C stack overflow", forever)

-- A suspended coroutine keeps what it holds; a forgotten one goes.
local hold = create(function()
	local kept = { "kept" }
	yield()
	return kept
end)
resume(hold)
local before = collectgarbage("count")
for i = 1, 20000 do
	local junk = create(function() return i end)
end
assert(collectgarbage("count") < before + 1000000)
local _, kept = resume(hold)
assert(kept[1] == "kept")
