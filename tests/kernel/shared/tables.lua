-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- What tables and limits do for one script: loaded by the suite "scripts", case by case.

local function fails(message, f, ...)
	local ok, text = pcall(f, ...)
	assert(not ok, "no error: " .. message)
	assert(text:find(message, 1, true), text)
end

local cases = {}

function cases.values()
	local t = rcu.table("values", { size = 20, key = 255, value = 255 })
	local mapped = ("\0"):rep(10) .. "\xff\xff\xc0\x00\x02\x01"
	local data = { true, false, 0, 1, -1, math.maxinteger, 0xc0000201, mapped, "", "1", "\0",
	               "true", ("x"):rep(8), ("x"):rep(255) }
	for shift = 0, #data - 1 do
		for i, key in ipairs(data) do
			assert(t:put(key, data[(i + shift) % #data + 1]) == true)
		end
		for i, key in ipairs(data) do
			local value = t:get(key)
			assert(value == data[(i + shift) % #data + 1])
			assert(select("#", t:get(key)) == 1 and t.get(t, key) == value)
		end
		assert(t:count() == #data)
	end
	for _, key in ipairs(data) do
		assert(t:delete(key) == true and t:delete(key) == false and t:get(key) == nil)
	end
	assert(t:count() == 0 and tostring(t) == "table" and getmetatable(t) == "table")
end

function cases.writes()
	local t = rcu.table("writes", { size = 2 })
	assert(t:put_if_absent("a", 1) == true and t:put_if_absent("a", 2) == false)
	assert(t:compare_and_swap("a", 2, 3) == false and t:compare_and_swap("b", 1, 2) == false)
	assert(t:compare_and_swap("a", 1, "one") == true and t:get("a") == "one")
	assert(t:add("b", 5) == 5 and t:add("b", -7) == -2 and t:get("b") == -2)
	assert(t:add("b", math.maxinteger) == math.maxinteger - 2)
	for _, method in ipairs { "put", "put_if_absent", "add" } do
		local result, message = t[method](t, "c", 1)
		assert(result == nil and message == "the table is full")
		local alone = t[method](t, "c", 1)
		assert(alone == nil)
	end
	assert(t:put("a", true) == true and t:get("a") == true and t:count() == 2)
	fails("the key's value is no integer", t.add, t, "a", 1)
	assert(t:get("a") == true)
end

function cases.oldest()
	local t = rcu.table("oldest", { size = 3, full = "oldest" })
	for i = 1, 100 do
		assert(t:put(i, i) == true and t:count() == math.min(i, 3))
		assert(t:get(i) == i and t:get(i - 3) == nil and (i < 3 or t:get(i - 2) == i - 2))
	end
	t:put(98, "again")
	t:put("new", 1)
	assert(t:get(98) == "again" and t:get(99) == nil)
end

function cases.iteration()
	local t = rcu.table("iteration", { size = 1000 })
	for i = 1, 700 do t:put(i % 2 == 0 and i or "k" .. i, i) end
	local seen, count = {}, 0
	for key, value in t:pairs() do
		assert(not seen[key] and (key == value or key:find(value, 1, true)))
		seen[key], count = true, count + 1
		if value % 10 == 0 then t:delete(key) end
		t:put("new" .. value % 50 .. "," .. value, value)
		if count > 1000 then break end
	end
	assert(t:count() <= 1000)
	for i = 1, 700 do assert(seen[i % 2 == 0 and i or "k" .. i]) end
end

function cases.opening()
	local t = rcu.table("opening", { size = 5, ttl = 60, full = "oldest", refresh = true,
	                                 key = 16, value = 8 })
	t:put(1, 2)
	assert(rcu.table("opening") == t)
	assert(rcu.table("opening", { size = 5, ttl = 60, full = "oldest", refresh = true,
	                              key = 16, value = 8 }):get(1) == 2)
	for options, message in pairs {
		[{ size = 6, ttl = 60, full = "oldest", refresh = true, key = 16, value = 8 }] =
			"table 'opening' has size = 5, not 6",
		[{ size = 5, full = "oldest", key = 16, value = 8 }] =
			"table 'opening' has ttl = 60, not 0",
		[{ size = 5, ttl = 60, refresh = true, key = 16, value = 8 }] =
			"table 'opening' has full = 'oldest', not 'refuse'",
		[{ size = 5, ttl = 60, full = "oldest", key = 16, value = 8 }] =
			"table 'opening' has refresh = true, not false",
		[{ size = 5, ttl = 60, full = "oldest", refresh = true, key = 17, value = 8 }] =
			"table 'opening' has key = 16, not 17",
		[{ size = 5, ttl = 60, full = "oldest", refresh = true, key = 16 }] =
			"table 'opening' has value = 8, not 32",
	} do
		fails(message, rcu.table, "opening", options)
	end
	fails("'opening' is a table, no limit", rcu.limit, "opening", { rate = 1, burst = 1, size = 1 })
	fails("'opening' is a table, no limit", rcu.limit, "opening")
	fails("there is no table 'nothing': to make it takes settings", rcu.table, "nothing")
end

function cases.bad_options()
	local function bad(message, options) fails(message, rcu.table, "bad", options) end
	bad("the option 'size' is missing", {})
	bad("option 'size': an integer from 1 to 16777216 expected", { size = 0 })
	bad("option 'size': an integer from 1 to 16777216 expected", { size = 16777217 })
	bad("option 'size': an integer from 1 to 16777216 expected", { size = "10" })
	bad("option 'ttl': an integer from 1 to 315360000 expected", { size = 1, ttl = 0 })
	bad("option 'key': an integer from 1 to 255 expected", { size = 1, key = 256 })
	bad("option 'value': an integer from 1 to 255 expected", { size = 1, value = 0 })
	bad("option 'full': 'refuse' or 'oldest' expected", { size = 1, full = "newest" })
	bad("option 'full': a string expected", { size = 1, full = true })
	bad("option 'refresh': true or false expected", { size = 1, refresh = 1 })
	bad("option 'refresh': there is no 'ttl' to begin again", { size = 1, refresh = true })
	bad("there is no option 'sise'", { sise = 1 })
	bad("options have names", { 10 })
	bad("table expected, got number", 10)
	bad("table 'bad' would be too large: 1024 MiB is the most", { size = 16777216, key = 255 })
	for _, name in ipairs { "", "a b", "a/b", "\u{e9}", "a\0b", ("x"):rep(32) } do
		fails("a name of at most 31 letters", rcu.table, name, { size = 1 })
	end
	fails("there is no table 'bad'", rcu.table, "bad")
end

function cases.bad_arguments()
	local t = rcu.table("arguments", { size = 1, key = 8, value = 4 })
	fails("table expected, got no value", t.get)
	fails("table expected, got table", t.get, {}, 1)
	fails("a key is a boolean, an integer or a string", t.get, t)
	fails("a key is a boolean, an integer or a string", t.get, t, {})
	fails("a key of 9 bytes: 8 are the most", t.get, t, "123456789")
	fails("a key of 9 bytes: 8 are the most", t.put, t, "123456789", 1)
	fails("a value is a boolean, an integer or a string", t.put, t, 1)
	fails("a value is a boolean, an integer or a string", t.put, t, 1, nil)
	fails("a value of 5 bytes: 4 are the most", t.put, t, 1, "12345")
	fails("a value is a boolean, an integer or a string", t.compare_and_swap, t, 1, nil, 1)
	fails("a value of 5 bytes: 4 are the most", t.compare_and_swap, t, 1, 1, "12345")
	fails("seconds from 1 to 315360000 expected", t.put, t, 1, 1, 0)
	fails("seconds from 1 to 315360000 expected", t.add, t, 1, 1, 315360001)
	fails("number expected, got string", t.put_if_absent, t, 1, 1, "x")
	fails("number expected, got string", t.add, t, 1, "x")
	fails("number expected, got no value", t.add, t, 1)
	fails("table expected", t.count)
	fails("table expected", t.pairs, 1)
	local limit = rcu.limit("arguments_limit", { rate = 1, burst = 1, size = 1 })
	fails("table expected, got limit", t.get, limit, 1)
	fails("limit expected, got table", limit.take, t, 1)
	fails("a key is a boolean, an integer or a string", limit.take, limit, {})
	fails("a key of 33 bytes: 32 are the most", limit.take, limit, ("x"):rep(33))
	fails("a number of tokens from 1 on expected", limit.take, limit, 1, 0)
	fails("number expected, got string", limit.take, limit, 1, "x")
	assert(t:count() == 0)
end

function cases.limits()
	local limit = rcu.limit("limits", { rate = 1, burst = 5, per = 86400, size = 10 })
	for i = 1, 5 do assert(limit:take("a") == true) end
	assert(limit:take("a") == false and limit:take("b", 5) == true and limit:take("b") == false)
	assert(limit:take("c", 6) == false and limit:take("c", 4) == true)
	assert(limit:take("c", 2) == false and limit:take("c", 1) == true)
	assert(rcu.limit("limits") == limit)
	fails("limit 'limits' has rate = 1, not 2", rcu.limit, "limits",
	      { rate = 2, burst = 5, per = 86400, size = 10 })
	fails("the option 'burst' is missing", rcu.limit, "new", { rate = 1, size = 1 })
	fails("option 'rate': an integer from 1 to 1099511627776 expected", rcu.limit, "new",
	      { rate = 0, burst = 1, size = 1 })
end

function cases.clock()
	local now, time = rcu.now(), rcu.time()
	assert(math.type(now) == "integer" and now > 0 and now < 86400000)
	assert(math.type(time) == "integer" and time > 1700000000)
	local spent = 0
	while rcu.now() == now do
		spent = spent + 1
		assert(spent < 50000000, "the clock stands still")
	end
	assert(rcu.now() > now and rcu.now() - now < 1000)
end

function cases.hostile()
	local t = rcu.table("hostile", { size = 10 })
	-- A handle is no more than it is: nothing leads to its metatable or its end.
	fails("table expected, got table", setmetatable, t, {})
	assert(t.__gc == nil and t.__index == nil)
	-- Iterating is paid for, and so is opening.
	local next, count = t:pairs(), 0
	for _ in next do count = count + 1 end
	assert(count == 0 and next() == nil and next() == nil)
end

for name, case in pairs(cases) do
	local ok, message = pcall(case)
	print((ok and "PASS " or "FAIL ") .. name .. (ok and "" or ": " .. message))
end
