-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Known bugs of releases of Lua, proven gone.

-- Enough to mark that the collector needs several steps for it.
local ballast = {}
for i = 1, 20 do ballast[i] = table.pack(table.unpack({}, 1, 8000)) end

-- Allocates about as much as one step of the collector pays for.
local function step(n)
	local junk
	for i = 1, n do junk = ("x"):rep(8000 + i) end
	return junk
end

-- Does something to one object in each phase of the collector, and looks at all of them
-- when that has run through twice.
local function in_every_phase(new, act, check)
	local objects = {}
	for i = 1, 500 do objects[i] = new() end
	for i = 1, #objects do
		act(objects[i], i)
		step(1)
	end
	step(1000)
	for i = 1, #objects do check(objects[i], i) end
end

-- The write barrier of an assignment that replaces the '__newindex' it goes through.
in_every_phase(function()
	local mt = {}

	mt.__newindex = mt
	return setmetatable({}, mt)
end, function(t, i)
	t.__newindex = { i, { i } }
end, function(t, i)
	local got = rawget(getmetatable(t), "__newindex")

	assert(got[1] == i and got[2][1] == i)
end)

-- A table that only a metatable holds, while it gets a key that makes it grow.
do
	for i = 1, 500 do
		local t = setmetatable({}, { __newindex = {} })
		for k = 1, 20 do t[k] = {} end
		assert(#getmetatable(t).__newindex == 20)
	end
end

-- A new metatable.
in_every_phase(function()
	return setmetatable({}, {})
end, function(t, i)
	setmetatable(t, { i, { i } })
end, function(t, i)
	local mt = getmetatable(t)

	assert(mt[1] == i and mt[2][1] == i)
end)

-- A coroutine closed inside a protected call has no message handler any more.
do
	for i = 1, 100 do
		local co = coroutine.create(function()
			xpcall(function()
				local x <close> = setmetatable({}, { __close = function() error("closing", 0) end })

				coroutine.yield(x)
			end, function(m) return m .. " handled" end)
		end)
		assert(coroutine.resume(co))
		step(1)
		local ok, err = coroutine.close(co)
		assert(not ok and err == "closing", err)
	end
end

-- An error in the handler of errors, and with no C stack left to handle it.
do
	local function handler() return nil + 1 end
	local ok = xpcall(error, handler, "x")
	assert(not ok)
	local function deep() return (string.gsub("x", "x", deep)) end
	ok = xpcall(deep, deep)
	assert(not ok)
	ok = xpcall(string.rep, handler, "x", 1 << 24)
	assert(not ok)
end

-- A constructor with more items than an instruction holds.
do
	local items = ("1,"):rep(60000)
	assert(#load("return {" .. items .. "}")() == 60000)
	local named = {}
	for i = 1, 3000 do named[i] = "k" .. i .. "=" .. i .. "," end
	local t = load("return {" .. table.concat(named) .. items .. "}")()
	assert(#t == 60000 and t.k3000 == 3000)
end

-- An iterator of gmatch keeps its limit on depth after an error.
do
	local it = ("x"):rep(1000):gmatch(("x?"):rep(300))
	for _ = 1, 3 do
		local ok, err = pcall(it)
		assert(not ok and err:find("too complex", 1, true))
	end
end

-- A comparison is no constant of a table access.
do
	local t = { [true] = "yes", [false] = "no" }
	local a, b = 1, 2
	assert(t[a < b] == "yes" and t[a == b] == "no" and t[not (a < b)] == "no")
	t[a > b] = "never"
	assert(t[false] == "never")
end

-- Bytes that can't begin a sequence.
for _, s in ipairs { "\xfe", "\xff", "\xff\xbf\xbf\xbf\xbf\xbf\xbf\xbf", "\xfe\xbf\xbf\xbf\xbf\xbf\xbf" } do
	assert(not utf8.len(s, 1, -1, true))
end

-- More variables in nested functions than a short counts; a kernel's stack ends before.
do
	local block = { "local function f() " }
	for i = 1, 190 do block[i + 1] = "local a" .. i .. ";" end
	block = table.concat(block)
	local f, err = load(block:rep(100) .. ("end "):rep(100))
	assert(f or err:find("C stack overflow", 1, true), err)
	local wanted = f and "too many local variables" or "C stack overflow"
	f, err = load(block:rep(180) .. ("end "):rep(180))
	assert(not f and err:find(wanted, 1, true), err)
end
