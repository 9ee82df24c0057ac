/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What work costs, and how deep a call may go: each case fails when the line is gone that
 * charges for it, or that looks at the stack. That a script ends at last, as meter.c
 * tests, other lines may see to as well.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm.h"

#define FUEL 100000000
#define MEMORY (64UL << 20)
#define STACK (16UL << 10)
#define OVERSHOOT (4UL << 10)

struct price {
	const char *name, *before, *work;
	long least;
	bool collects; /* its work counts; elsewhere the collector is off */
};

static const struct price prices[] = {
	{ "a loop", "", "for i = 1, 50000 do end", 50000 },
	{ "a jump back", "", "local i = 0 while i < 10000 do i = i + 1 end", 60000 },
	{ "a generic loop", "t = {} for i = 1, 20000 do t[i] = i end",
	  "for _ in next, t do end", 80000 },
	{ "a call", "function f() end", "for i = 1, 10000 do f() end", 38000 },
	{ "a tail call", "function f(n) if n > 0 then return f(n - 1) end end",
	  "f(10000)", 100000 },
	{ "a call of C", "", "local f = rawlen for i = 1, 10000 do f('') end", 50000 },
	{ "tokens", "s = ('x=1 '):rep(2000)", "load(s)", 48000 },
	{ "names",
	  "s = {} for i = 1, 150 do s[i] = 'local a' .. i end "
	  "s = table.concat(s, ' ') .. (' b()'):rep(1000)",
	  "load(s)", 300000 },
	{ "gotos", "s = ('goto a '):rep(1000) .. '::a::'", "load(s)", 500000 },
	{ "string.rep", "", "(''):rep(100000)", 100000 },
	{ "string.byte", "s = ('x'):rep(5000)",
	  "for i = 1, 20 do local a = s:byte(1, -1) end", 105000 },
	{ "tonumber", "s = ('1'):rep(100000)", "tonumber(s, 10)", 100000 },
	{ "string.upper", "s = ('x'):rep(100000)", "for i = 1, 10 do s:upper() end",
	  400000 },
	{ "string.lower", "s = ('x'):rep(100000)", "for i = 1, 10 do s:lower() end",
	  400000 },
	{ "string.reverse", "s = ('x'):rep(100000)", "for i = 1, 10 do s:reverse() end",
	  400000 },
	{ "%q", "s = ('x'):rep(100000)", "string.format('%q', s)", 115000 },
	{ "equality", "a, b = ('x'):rep(160000), ('x'):rep(160000)",
	  "for i = 1, 10 do local _ = a == b end", 100000 },
	{ "rawequal", "a, b = ('x'):rep(160000), ('x'):rep(160000)",
	  "for i = 1, 10 do rawequal(a, b) end", 100000 },
	{ "order", "a, b = ('x'):rep(40000), ('x'):rep(40000)",
	  "for i = 1, 10 do local _ = a < b end", 100000 },
	{ "plain find", "s = ('x'):rep(400000)", "s:find('y', 1, true)", 100000 },
	{ "plain find of much", "s, p = ('x'):rep(4000), ('x'):rep(2000) .. 'y'",
	  "s:find(p, 1, true)", 200000 },
	{ "pattern", "s = ('x'):rep(10000)", "s:find('y[z]')", 10000 },
	{ "greedy pattern", "s = ('x'):rep(100000)", "s:find('^x*$')", 100000 },
	{ "lazy pattern", "s = ('x'):rep(10000)", "s:find('^x-$')", 20000 },
	{ "balance", "s = '(' .. ('x'):rep(50000)", "s:find('^%b()')", 50000 },
	{ "back reference", "s = ('x'):rep(1000)", "s:find('^(x-)%1y')", 30000 },
	{ "packsize", "s = ('b'):rep(50000)", "string.packsize(s)", 50000 },
	{ "table.insert", "t = {} for i = 1, 20000 do t[i] = i end",
	  "table.insert(t, 1, 0)", 40000 },
	{ "table.remove", "t = {} for i = 1, 20000 do t[i] = i end", "table.remove(t, 1)",
	  40000 },
	{ "table.move", "t = {} for i = 1, 20000 do t[i] = i end",
	  "table.move(t, 1, 20000, 1, t)", 40000 },
	{ "table.concat", "t = {} for i = 1, 20000 do t[i] = '' end", "table.concat(t)",
	  40000 },
	{ "table.unpack", "t = {}",
	  "for i = 1, 20 do local a = table.unpack(t, 1, 5000) end", 200000 },
	{ "table.sort", "t = {} for i = 1, 1000 do t[i] = i end", "table.sort(t)",
	  32000 },
	{ "next",
	  "t = {} for i = 1, 50000 do t[i] = i end for i = 1, 50000 do t[i] = nil end",
	  "next(t)", 60000 },
	{ "next in the hash part",
	  "t = {} for i = 1, 30000 do t[-i] = i end for i = 1, 30000 do t[-i] = nil end",
	  "next(t)", 32000 },
	{ "rehash", "t = {} for i = 1, 65536 do t[i] = i end", "t.x = 1", 15000 },
	{ "utf8.len", "s = ('x'):rep(50000)", "utf8.len(s)", 50000 },
	{ "utf8.codepoint", "s = ('x'):rep(5000)",
	  "for i = 1, 10 do local a = utf8.codepoint(s, 1, -1) end", 60000 },
	{ "utf8.offset", "s = ('x'):rep(50000)", "utf8.offset(s, 50000)", 50000 },
	{ "__index in a chain",
	  "t = {} for i = 1, 1000 do t = setmetatable({}, { __index = t }) end",
	  "for i = 1, 50 do local x = t.x end", 50000 },
	{ "__call", "t = setmetatable({}, { __call = rawlen })",
	  "for i = 1, 10000 do t() end", 50000 },
	{ "varargs", "t = {}",
	  "local function f(...) local a for i = 1, 1000 do a = ... end end f(table.unpack(t, 1, 200))",
	  200000 },
	{ "the collector", "t = {} for i = 1, 50000 do t[i] = {} end",
	  "local x for i = 1, 200000 do x = {} end", 1800000, true },
};

static void must_cost(const struct price *price)
{
	struct vm vm;
	long used;

	vm_new(&vm, FUEL, MEMORY);
	if (vm_run(&vm, price->before, strlen(price->before), "=before", FUEL) != LUA_OK)
		fail(price->name, "%s", vm_error(&vm));
	if (!price->collects)
		lua_gc(vm.L, LUA_GCSTOP);
	if (vm_run(&vm, price->work, strlen(price->work), "=work", FUEL) != LUA_OK)
		fail(price->name, "%s", vm_error(&vm));
	used = FUEL - vm.meter.fuel;
	if (getenv("VERBOSE"))
		printf("     %s: %ld\n", price->name, used);
	if (used < price->least)
		fail(price->name, "it costs %ld, not %ld", used, price->least);
	else
		pass(price->name);
	vm_free(&vm);
}

/* How deep the C stack was, wherever the script asked. */
static unsigned long lowest;

static int note_depth(lua_State *L)
{
	unsigned long here = (unsigned long)__builtin_frame_address(0);

	lowest = here < lowest ? here : lowest;
	return 0;
}

static int note_register(lua_State *L)
{
	lua_register(L, "depth", note_depth);
	return 0;
}

static const struct price nested[] = {
	{ "depth of gsub", "",
	  "local function f() depth() return (('x'):gsub('x', f)) end f()", 0 },
	{ "depth of sort", "",
	  "local function f() depth() table.sort({ 1, 2 }, f) end f()", 0 },
	{ "depth of pcall", "", "local function f() depth() assert(pcall(f)) end f()",
	  0 },
	{ "depth of load", "", "local function f() depth() assert(load(f)) end f()", 0 },
	{ "depth of metamethods", "",
	  "local mt = {} mt.__index = function(t, k) depth() "
	  "return setmetatable({}, mt)[k] end return setmetatable({}, mt).x",
	  0 },
	{ "depth of coroutines", "",
	  "local function f() depth() coroutine.wrap(f)() end f()", 0 },
	{ "depth of handlers", "",
	  "local function f() depth() xpcall(error, f) end f() error()", 0 },
};

static void must_stay_above(const struct price *script)
{
	struct vm vm;
	unsigned long floor = (unsigned long)__builtin_frame_address(0) - STACK;

	vm_new(&vm, FUEL, MEMORY);
	lua_pushcfunction(vm.L, note_register);
	lua_call(vm.L, 0, 0);
	vm.meter.floor = floor;
	lowest = -1UL;
	vm_run(&vm, script->work, strlen(script->work), "=nested", 1000000);
	if (getenv("VERBOSE"))
		printf("     %s: %ld bytes below the floor\n", script->name,
		       (long)(floor - lowest));
	if (lowest > floor + STACK / 2)
		fail(script->name, "it did not nest: %s", vm_error(&vm));
	else if (lowest < floor - OVERSHOOT)
		fail(script->name, "%lu bytes below the floor", floor - lowest);
	else
		pass(script->name);
	vm_free(&vm);
}

int main(void)
{
	size_t i;

	for (i = 0; i < sizeof(prices) / sizeof(prices[0]); i++)
		must_cost(&prices[i]);
	for (i = 0; i < sizeof(nested) / sizeof(nested[0]); i++)
		must_stay_above(&nested[i]);
	return failures() != 0;
}
