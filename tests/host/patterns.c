/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Ways to allocate, to hold and to let go.
 */
#include "patterns.h"

const struct pattern patterns[] = {
	{ "garbage", true, 1024, 20000,
	  "function f() for i = 1, 20 do local t = { i, { i } } end end" },
	{ "garbage of strings", true, 1024, 10000,
	  "local n = 0 function f() for i = 1, 20 do n = n + 1 local s = 'key' .. n "
	  ".. ('x'):rep(i * 4) end end" },
	{ "garbage beside much that lives", true, 2048, 10000,
	  "t = {} for i = 1, 10000 do t[i] = { i } end "
	  "function f() for i = 1, 30 do local g = { i, i } end end" },
	{ "a table of flows", true, 2048, 20000,
	  "local flows, n = {}, 0 function f() n = n + 1 "
	  "flows['flow' .. n] = { n, n, seen = n } flows['flow' .. n - 2000] = nil end" },
	{ "a queue", true, 1024, 20000,
	  "local q, head, tail = {}, 1, 0 function f() for i = 1, 5 do tail = tail + 1 "
	  "q[tail] = { tail } end while tail - head > 500 do q[head] = nil head = head + 1 end end" },
	{ "coroutine per packet", true, 1024, 5000,
	  "function f() local co = coroutine.wrap(function(a) local b = coroutine.yield(a) "
	  "return { a, b } end) co(1) co(2) end" },
	{ "long-lived coroutines", true, 2048, 10000,
	  "local cos, n = {}, 0 for i = 1, 200 do cos[i] = coroutine.wrap(function() "
	  "local state = {} while true do state = { state[1], n } coroutine.yield() end end) end "
	  "function f() n = n + 1 for i = 1, 5 do cos[n * 5 % 200 + i]() end end" },
	{ "buffers", true, 1024, 5000,
	  "function f() local t = {} for i = 1, 40 do t[i] = ('x'):rep(i) end "
	  "return table.concat(t):upper():gsub('X', 'yy') end" },
	{ "growing list", false, 4096, 1000,
	  "t = {} function f() for i = 1, 500 do t[#t + 1] = {} end end "
	  "function release() t = nil end" },
	{ "growing set", false, 8192, 1000,
	  "t, n = {}, 0 function f() for i = 1, 300 do n = n + 1 t['k' .. n] = n end end "
	  "function release() t = nil end" },
	{ "growing array", false, 8192, 1000,
	  "t = {} function f() for i = 1, 2000 do t[#t + 1] = i end end "
	  "function release() t = nil end" },
	{ "table that is made anew", false, 4096, 500,
	  "t, n = {}, 0 function f() n = n + 1 t = {} while true do n = n + 1 t[n * 7919] = {} end end "
	  "function release() t = nil end" },
	{ "list filled and emptied", false, 4096, 2000,
	  "local t, n, up = {}, 0, true function f() for i = 1, 300 do "
	  "if up then n = n + 1 t[n] = { n } else t[n] = nil n = n - 1 end "
	  "if n == 8000 then up = false elseif n == 0 then up = true end end end" },
	{ "suspended coroutines", false, 16384, 2000,
	  "local n = 0 cos = {} for i = 1, 8000 do local get, set cos[i] = coroutine.create(function() "
	  "local a, b = {}, {} get = function() return a, b end set = function(x) a = x end "
	  "coroutine.yield(set) end) local _, s = coroutine.resume(cos[i]) cos[-i] = s end "
	  "function f() for i = 1, 400 do n = n % 8000 + 1 cos[-n]({ n }) end end "
	  "function release() cos = nil end" },
	{ "coroutines that all run", false, 16384, 2000,
	  "local n = 0 cos = {} local function body() local a "
	  "while true do a = { a and a[1] } coroutine.yield() end end "
	  "for i = 1, 5000 do cos[i] = coroutine.create(body) coroutine.resume(cos[i]) end "
	  "function f() for i = 1, 100 do n = n % 5000 + 1 if not coroutine.resume(cos[n]) then "
	  "cos[n] = coroutine.create(body) end end end "
	  "function release() cos = nil end" },
	{ "deep coroutines", false, 16384, 1000,
	  "local function deep(n) if n == 0 then coroutine.yield() return 0 end return 1 + deep(n - 1) end "
	  "cos = {} function f() for i = 1, 3 do local co = coroutine.create(deep) "
	  "coroutine.resume(co, 800) cos[#cos + 1] = co end "
	  "if #cos > 60 then cos = {} end end function release() cos = nil end" },
	{ "very deep coroutines, dropped", false, 32768, 200,
	  "local function deep(n) if n == 0 then while true do coroutine.yield() n = 0 end end "
	  "return 1 + deep(n - 1) end cos = {} for i = 1, 20 do cos[i] = coroutine.create(deep) "
	  "coroutine.resume(cos[i], 2900) end n = 0 "
	  "function f() n = n + 1 if n == 20 then cos = {} end for i = 1, 100 do local t = {} end "
	  "for _, c in ipairs(cos) do coroutine.resume(c) end end" },
	{ "open upvalues", false, 32768, 300,
	  "local function deep(n, keep) local a, b, c = {}, {}, {} keep[#keep + 1] = function() return a, b, c end "
	  "if n == 0 then coroutine.yield() return 0 end return 1 + deep(n - 1, keep) end "
	  "local cos, keeps, n = {}, {}, 0 for i = 1, 10 do keeps[i] = {} cos[i] = coroutine.create(deep) "
	  "coroutine.resume(cos[i], 1200, keeps[i]) end "
	  "function f() n = n + 1 for i = 1, 50 do local t = {} end "
	  "if n > 50 and n % 20 == 0 and #cos > 0 then coroutine.close(table.remove(cos)) end "
	  "if n == 60 then keeps = nil end end" },
	{ "nested deep stacks", false, 32768, 100,
	  "local function deep(n, g) if n == 0 then while true do g() coroutine.yield() end end "
	  "return 1 + deep(n - 1, g) end "
	  "local g = function() for i = 1, 20 do local t = {} end end "
	  "for i = 1, 4 do local inner, co = g, coroutine.create(deep) "
	  "coroutine.resume(co, 1800, inner) g = function() coroutine.resume(co) end end "
	  "function f() g() end" },
	{ "many small tables touched", false, 16384, 3000,
	  "t, n = {}, 0 for i = 1, 60000 do t[i] = { 0 } end "
	  "function f() local x = {} for i = 1, 1000 do n = n % 60000 + 1 t[n][1] = x end end "
	  "function release() t = nil end" },
	{ "structure moved about", false, 16384, 2000,
	  "local s, box = {}, {} for i = 1, 50000 do s = { s } end "
	  "local n = 0 function f() n = n + 1 local t = box.t or s box.t = nil s = nil "
	  "for i = 1, n % 13 * 10 do local g = {} end "
	  "if n % 3 == 0 then s = t else box.t = t end for i = 1, n % 7 * 10 do local g = {} end end "
	  "function release() s, box = nil, {} end" },
	{ "deep structure under a global", false, 16384, 2000,
	  "function f() local s for i = 1, 800 do s = { s } end root = { root, s } end "
	  "function release() root = nil end" },
	{ "huge prototype", false, 32768, 1000,
	  "local s = {} for i = 1, 20000 do s[i] = 'x=' .. i * 7919 .. '.. \"c' .. i .. '\"' end "
	  "p = load(table.concat(s, '\\n')) local q = {} for i = 1, 3000 do q[i] = 'x = function() end' end "
	  "p2 = load(table.concat(q, '\\n')) s, q = nil, nil "
	  "function f() for i = 1, 50 do local t = { {} } end end function release() p, p2 = nil, nil end" },
	{ "load in a packet", false, 4096, 1000,
	  "local n = 0 kept = {} function f() n = n + 1 local s = {} for i = 1, 60 do s[i] = "
	  "'local a' .. i .. ' = \"k' .. n * 100 + i .. '\"' end kept[#kept + 1] = load(table.concat(s, ' ')) end "
	  "function release() kept = nil end" },
	{ "flood of strings", false, 8192, 3000,
	  "kept, n = {}, 0 function f() for i = 1, 400 do n = n + 1 kept[i + n % 20000] = 's' .. n end end "
	  "function release() kept = nil end" },
	{ "flood of strings held", false, 16384, 1000,
	  "kept, n = nil, 0 function f() while true do n = n + 1 kept = { kept, 's' .. n } end end "
	  "function release() kept = nil end" },
	{ "hold everything", false, 1024, 3000,
	  "kept = nil function f() while true do kept = { kept } end end "
	  "function release() kept = nil end" },
	{ "hold everything, caught", false, 8192, 2000,
	  "kept = nil function f() while true do pcall(function() while true do kept = { kept } end end) end end "
	  "function release() kept = nil end" },
	{ "hold everything in a small VM", false, 128, 3000,
	  "kept = nil function f() while true do pcall(function() while true do kept = { kept } end end) end end "
	  "function release() kept = nil end" },
	{ "garbage at the cap", false, 2048, 3000,
	  "kept = nil function f() for i = 1, 100 do kept = { kept } end for i = 1, 100 do local t = {} end end "
	  "function release() kept = nil end" },
	{ "fill, then release", false, 4096, 6000,
	  "kept, n = nil, 0 function f() n = n + 1 for i = 1, 200 do kept = { kept } end "
	  "if n % 700 == 0 then kept = nil end end function release() kept = nil end" },
	{ "big strings", false, 2048, 3000,
	  "local n = 0 kept = nil function f() n = n + 1 local s = ('x'):rep(100000 + n) "
	  "if n % 10 == 0 then kept = s end end function release() kept = nil end" },
	{ "big strings in a small VM", false, 512, 1000,
	  "function f() while true do pcall(string.rep, 'x', 200000) end end function release() end" },
	{ "bigger than the cap", false, 512, 1000,
	  "function f() while true do pcall(string.rep, 'x', 10000000) end end function release() end" },
	{ "errors on a deep stack", false, 2048, 300,
	  "local function deep(n) if n == 0 then while true do pcall(error) end end return 1 + deep(n - 1) end "
	  "function f() deep(1500) end function release() end" },
	{ "levels of a deep stack", false, 2048, 300,
	  "local function deep(n) if n == 0 then while true do pcall(error, 'x', 1400) end end return 1 + deep(n - 1) end "
	  "function f() deep(1500) end function release() end" },
	{ "errors in a deep coroutine", false, 2048, 300,
	  "local function deep(n) if n == 0 then while true do pcall(error) end end return 1 + deep(n - 1) end "
	  "function f() coroutine.wrap(deep)(1500) end function release() end" },
	{ "length of a sparse list", false, 1024, 100,
	  "local t = {} for i = 0, 61 do t[1 << i] = true end t[math.maxinteger] = nil "
	  "function f() while true do local n = #t end end function release() end" },
	{ "nil registers", false, 1024, 100,
	  "local s = 'while true do local a0' for i = 1, 180 do s = s .. ', a' .. i end "
	  "f = load(s .. ' end') function release() end" },
	{ "closures over many", false, 8192, 100,
	  "local s, u = {}, {} for i = 1, 190 do s[i] = 'local a' .. i u[i] = 'a' .. i end "
	  "f = load(table.concat(s, ' ') .. ' while true do local g = function() return ' .. "
	  "table.concat(u, ' + ') .. ' end end') function release() end" },
	{ "concatenated numbers", false, 1024, 100,
	  "function f() local n = math.mininteger while true do local s = n .. n .. n .. n end end "
	  "function release() end" },
	{ "next over holes", false, 4096, 100,
	  "t = {} for i = 1, 30000 do t[i] = i end for i = 1, 30000 do t[i] = nil end "
	  "function f() while true do next(t) end end function release() end" },
	{ "remove and insert", false, 4096, 100,
	  "t = {} for i = 1, 8000 do t[i] = {} end "
	  "function f() while true do table.remove(t, 1) table.insert(t, 1, {}) end end "
	  "function release() end" },
	{ "empty loop", false, 1024, 20, "function f() while true do end end function release() end" },
	{ "call loop", false, 1024, 20,
	  "local function g() end function f() while true do g() end end function release() end" },
	{ "table loop", false, 1024, 100,
	  "function f() while true do local t = { 1, 2, x = 3 } end end function release() end" },
	{ "closure loop", false, 1024, 100,
	  "function f() while true do local a local g = function() a = 1 end end end function release() end" },
	{ "coroutine loop", false, 1024, 100,
	  "function f() while true do coroutine.wrap(function() end)() end end function release() end" },
	{ "yield loop", false, 1024, 100,
	  "function f() local g = coroutine.wrap(function() while true do coroutine.yield() end end) "
	  "while true do g() end end function release() end" },
	{ "method loop", false, 1024, 100,
	  "function f() local s = 'x' while true do s:byte() end end function release() end" },
	{ "random changes", true, 8192, 20000,
	  "local N, seed = 300, 1 local function random(n) seed = seed * 1103515245 + 12345 & 0x7fffffff "
	  "return (seed >> 8) % n + 1 end "
	  "local id, places, expect = 0, {}, {} "
	  "local function new() id = id + 1 local o = { id = id, text = 'object ' .. id } "
	  "local k = random(6) if k == 1 then for i = 1, random(200) do o[i] = i % 50 == 0 and { i } or i end end "
	  "if k == 2 then o.nested = { { { id } } } end return o end "
	  "local makers = { "
	  "function() local t = {} return function() return t[1] end, function(x) t[1] = x end end, "
	  "function() local v return function() return v end, function(x) v = x end end, "
	  "function() local co = coroutine.wrap(function() local v while true do local op, x = coroutine.yield(v) "
	  "if op then v = x end end end) co() return function() return (co(false)) end, function(x) co(true, x) end end, "
	  "function() local get, set local co = coroutine.wrap(function() local v get = function() return v end "
	  "set = function(x) v = x end coroutine.yield() end) co() "
	  "return function() return get() end, function(x) set(x) end, co end, "
	  "function() local t = setmetatable({}, { __index = {}, __newindex = function(t, k, v) "
	  "rawset(getmetatable(t).__index, k, v) end }) return function() return t.k end, function(x) t.k = x end end, "
	  "function() local t = {} return function() for k in next, t do return k end end, "
	  "function(x) local k = next(t) if k ~= nil then t[k] = nil end if x ~= nil then t[x] = true end end end, "
	  "function() local t = {} for i = 1, 700 do t[i] = false end local i = random(700) "
	  "return function() return t[i] or nil end, function(x) i = random(700) t[i] = x or false end end, "
	  "function() local get, set = (function() local v return function() return v end, function(x) v = x end end)() "
	  "return get, function(x) local co = coroutine.create(function() set(x) error({ x }) end) coroutine.resume(co) end end } "
	  "local function place(i) local get, set, own = makers[random(#makers)]() "
	  "places[i], expect[i] = { get, set, own }, 0 end "
	  "for i = 1, N do place(i) end "
	  "local function same(i) local o = places[i][1]() "
	  "if expect[i] == 0 then assert(o == nil) else assert(o.id == expect[i] and o.text == 'object ' .. o.id, 'lost') "
	  "if o.nested then assert(o.nested[1][1][1] == o.id) end end return o end "
	  "local n = 0 function f() n = n + 1 for step = 1, 1 do local a, b, op = random(N), random(N), random(10) "
	  "if op <= 3 then local o = new() places[a][2](o) expect[a] = o.id "
	  "elseif op <= 6 then local o = same(a) places[b][2](o) expect[b] = expect[a] "
	  "elseif op == 7 then local o, e = same(a), expect[a] places[a][2](nil) expect[a] = 0 "
	  "places[b][2](o) expect[b] = e "
	  "elseif op == 8 then place(a) else same(a) same(b) end end "
	  "if n % 8 == 0 then check() end end" },
};

const size_t patterns_count = sizeof(patterns) / sizeof(patterns[0]);
