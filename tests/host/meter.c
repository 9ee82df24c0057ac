/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Scripts that would run for ever, or for very long in one C function, end within their
 * fuel, whatever catches the error; those that nest end at the floor of the C stack.
 * Afterwards the VM runs the next script.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vm.h"

#define FUEL 20000
#define MEMORY (8UL << 20)
#define STACK (16UL << 10)
#define SECONDS 60

struct hostile {
	const char *name, *text;
};

static const struct hostile endless[] = {
	{ "while", "while true do end" },
	{ "repeat", "repeat until false" },
	{ "goto", "::top:: goto top" },
	{ "numeric for", "for i = 1, math.maxinteger do end" },
	{ "downward for", "for i = math.maxinteger, math.mininteger, -1 do end" },
	{ "generic for", "for x in function() return 1 end do end" },
	{ "ipairs of __index",
	  "for i in ipairs(setmetatable({}, { __index = function() return 1 end })) do end" },
	{ "tail calls", "local function f() return f() end f()" },
	{ "mutual tail calls", "local g local function f() return g() end g = f f()" },
	{ "recursion", "local function f() f() end f()" },
	{ "long function", "local s = 'local x = 1; local function f() ' .. "
			   "('x = x + 1 '):rep(1000) .. ' end for i = 1, 200 do f() end' load(s)()" },
	{ "while in pcall", "while true do pcall(error) end" },
	{ "pcall of while", "pcall(function() while true do end end)" },
	{ "nested pcall",
	  "local function f() pcall(f) while true do end end for i = 1, 10 do pcall(f) end" },
	{ "xpcall handler",
	  "xpcall(function() while true do end end, function() while true do end end)" },
	{ "xpcall handler errors",
	  "xpcall(error, function(m) while true do pcall(error, m) end end)" },
	{ "caught, then straight on", "pcall(function() while true do end end) return 1" },
	{ "coroutine", "coroutine.wrap(function() while true do end end)()" },
	{ "coroutines", "while true do coroutine.resume(coroutine.create(function() end)) end" },
	{ "resume swallows",
	  "coroutine.resume(coroutine.create(function() while true do end end)) return 1" },
	{ "yields", "local f = coroutine.wrap(function() while true do coroutine.yield() end end)"
		    "while true do f() end" },
	{ "pcall in coroutine", "local co = coroutine.wrap(function() while true do "
				"pcall(coroutine.yield) pcall(error) end end) while true do co() end" },
	{ "coroutine.close", "local co = coroutine.create(function() local x <close> = "
			     "setmetatable({}, { __close = function() while true do end end }) "
			     "coroutine.yield() end) coroutine.resume(co) coroutine.close(co)" },
	{ "__close", "local x <close> = setmetatable({}, { __close = function() "
		     "while true do end end })" },
	{ "__close after budget", "local x <close> = setmetatable({}, { __close = function() "
				  "while true do end end }) while true do end" },
	{ "__gc added later", "local mt = {} local o = setmetatable({}, mt) "
			      "mt.__gc = function() while true do end end o = nil "
			      "local t while true do t = {} end" },
	{ "__index chain", "local t = {} for i = 1, 1900 do t = setmetatable({}, { __index = t }) "
			   "end while true do local x = t.x end" },
	{ "__index call", "local t = setmetatable({}, { __index = function(t, k) return t[k + 1] "
			  "end }) while true do pcall(function() return t[1] end) end" },
	{ "__call chain", "local t = {} setmetatable(t, { __call = t }) t()" },
	{ "__eq", "local t = setmetatable({}, { __eq = function() while true do end end }) "
		  "return t == setmetatable({}, getmetatable(t))" },
	{ "__concat", "local t = setmetatable({}, { __concat = function(a, b) return a .. b end }) "
		      "pcall(function() return t .. t end) while true do end" },
	{ "error object", "while true do pcall(error, {}) end" },
	{ "string.rep of nothing", "(''):rep(1 << 40)" },
	{ "string.rep of nothing with nothing", "(''):rep(math.maxinteger, '')" },
	{ "string.rep, caught", "while true do pcall(string.rep, '', math.maxinteger) end" },
	{ "string.rep", "while true do local s = ('x'):rep(100000) end" },
	{ "string.reverse", "local s = ('x'):rep(100000) while true do s:reverse() end" },
	{ "string.upper", "local s = ('x'):rep(100000) while true do s:upper() end" },
	{ "string.byte", "local s = ('x'):rep(10000) while true do s:byte(1, -1) end" },
	{ "string.format", "local s = ('%d'):rep(40) while true do pcall(string.format, s, 1) end" },
	{ "string.format %q", "local s = ('\\n'):rep(100000) while true do ('%q'):format(s) end" },
	{ "plain find", "local s = ('a'):rep(100000) s:find(('a'):rep(50000) .. 'b', 1, true)" },
	{ "exponential pattern", "(('a'):rep(28)):match(('a?'):rep(28) .. ('a'):rep(28))" },
	{ "polynomial pattern", "(('a'):rep(1000)):match('.-.-.-.-b')" },
	{ "greedy pattern", "(('a'):rep(1000)):match('a*a*a*a*b')" },
	{ "pattern with a long set", "(('a'):rep(1000)):match('[' .. ('b'):rep(100000) .. ']*')" },
	{ "balance", "local s = ('('):rep(10000) s:match('%b()')" },
	{ "back reference", "local s = ('a'):rep(20000) s:match('(.*).%1b')" },
	{ "gmatch", "for _ in ('a'):rep(1000):gmatch('.-.-b') do end" },
	{ "gsub", "local s = ('a'):rep(1000) while true do s:gsub('a', 'bb') end" },
	{ "pack", "while true do string.pack('c100000', '') end" },
	{ "packsize", "local f = ('i'):rep(10000) while true do string.packsize(f) end" },
	{ "unpack z", "local s = ('x'):rep(100000) .. '\\0' while true do string.unpack('z', s) end" },
	{ "table.concat", "table.concat(setmetatable({}, { __index = function() return '' end }), "
			  "'', 1, 1 << 40)" },
	{ "table.insert", "table.insert(setmetatable({}, { __len = function() return 1 << 40 end }), "
			  "1, 1)" },
	{ "table.remove", "table.remove(setmetatable({}, { __len = function() return 1 << 40 end }), 1)" },
	{ "table.move", "table.move({}, 1, 1 << 40, 2)" },
	{ "table.move down", "table.move({}, 1, 1 << 40, 0)" },
	{ "table.unpack", "while true do table.unpack({}, 1, 10000) end" },
	{ "table.sort", "local t = {} for i = 1, 2000 do t[i] = i end while true do "
			"pcall(table.sort, t, function() return true end) end" },
	{ "table.sort of proxies", "table.sort(setmetatable({}, { __len = function() return 1 << 30 end, "
				   "__index = function() return 1 end }))" },
	{ "next over holes", "local t = {} for i = 1, 3000 do t[i] = i end for i = 1, 3000 do t[i] = nil end "
			     "while true do next(t) end" },
	{ "rehash", "local t = {} for i = 1, 63 do t['k' .. i] = i end local i = 64 while true do "
		    "t['k' .. i] = 1 t['k' .. i - 1] = nil i = i + 1 end" },
	{ "varargs", "local function f(...) return f(...) end f(table.unpack({}, 1, 200))" },
	{ "results", "local function f(n) if n == 0 then return table.unpack({}, 1, 1000) end "
		     "local x <close> = nil return f(n - 1) end while true do f(50) end" },
	{ "select", "local function f(...) while true do select(2, ...) end end "
		    "f(table.unpack({}, 1, 200))" },
	{ "concatenation", "local s = 'x' while true do s = s .. s end" },
	{ "comparison", "local a, b = ('x'):rep(100000), ('x'):rep(99999) .. 'x' "
			"while true do local _ = a == b end" },
	{ "comparison with a constant", "local s = ('x'):rep(50000) load('local x = ... while true do "
					"local _ = x == \"' .. s .. '\" end')(s .. '')" },
	{ "order of strings", "local a, b = ('x'):rep(100000), ('x'):rep(99999) .. 'x' "
			      "while true do local _ = a < b end" },
	{ "rawequal", "local a, b = ('x'):rep(100000), ('x'):rep(99999) .. 'x' "
		      "while true do rawequal(a, b) end" },
	{ "tonumber", "local s = ('1'):rep(100000) while true do tonumber(s, 10) end" },
	{ "coercion", "local s = ('0'):rep(100000) while true do local _ = pcall(function() return s + 1 end) end" },
	{ "utf8.len", "local s = ('x'):rep(100000) while true do utf8.len(s) end" },
	{ "utf8.codes", "local s = 'a' .. ('\\x80'):rep(100000) while true do pcall(utf8.codes(s), s, 1) end" },
	{ "utf8.offset", "local s = ('x'):rep(100000) while true do utf8.offset(s, -1, 1) "
			 "utf8.offset(s, 99999) end" },
	{ "utf8.codepoint", "local s = ('x'):rep(5000) while true do utf8.codepoint(s, 1, -1) end" },
	{ "load", "while true do load('return 1') end" },
	{ "load of much", "load(('x = 1 '):rep(100000))" },
	{ "load of a reader", "load(function() return 'x = 1 ' end)" },
	{ "load of a silent reader", "load(function() while true do end end)" },
	{ "load of a chain", "load('local x = ' .. ('x and '):rep(20000) .. 'x')" },
	{ "load of labels", "local t = {} for i = 1, 3000 do t[i] = 'goto l' .. i .. ' ' end "
			    "load(table.concat(t))" },
	{ "print", "while true do pcall(print, ('x'):rep(1000)) end" },
	{ "tables", "while true do local t = {} end" },
	{ "closures", "while true do local f = function() return t end end" },
	{ "kept tables", "local t = {} while true do t[#t + 1] = {} end" },
	{ "error messages", "while true do pcall(function() return nil .. 'x' end) end" },
};

/* End by the floor long before the fuel is spent. */
static const struct hostile deep[] = {
	{ "parentheses", "assert(load('return ' .. ('('):rep(190) .. '1' .. (')'):rep(190)))" },
	{ "tables in tables", "assert(load('return ' .. ('{'):rep(190) .. ('}'):rep(190)))" },
	{ "functions in functions",
	  "assert(load(('return function() '):rep(190) .. ('end '):rep(190)))" },
	{ "gsub in gsub", "local function f() return (('x'):gsub('x', f)) end f()" },
	{ "sort in sort", "local function f() table.sort({ 1, 2 }, f) end f()" },
	{ "load in load", "local function f() assert(load(f)) end f()" },
	{ "metamethods", "local mt = {} mt.__index = function(t, k) return setmetatable({}, mt)[k] end "
			 "return setmetatable({}, mt).x" },
	{ "coroutine in coroutine", "local function f() coroutine.wrap(f)() end f()" },
	{ "handler in handler", "local function h() local x = nil + 1 end xpcall(error, h) error('C stack overflow')" },
	{ "__close in __close", "local mt = {} mt.__close = function() local x <close> = "
				"setmetatable({}, mt) end local x <close> = setmetatable({}, mt)" },
	{ "pattern", "return ('x'):rep(200):match(('x?'):rep(195))" },
	{ "tostring", "local mt = {} mt.__tostring = function() return tostring(setmetatable({}, mt)) end "
		      "tostring(setmetatable({}, mt))" },
	{ "pcall in pcall", "local function f() assert(pcall(f)) end f()" },
};

static int run(struct vm *vm, const char *text, const char *name, long fuel)
{
	alarm(SECONDS);
	return vm_run(vm, text, strlen(text), name, fuel);
}

/* Whatever happened, the VM serves the next call. */
static int still_works(struct vm *vm, const char *name)
{
	static const char next[] = "local t = {} for i = 1, 10 do t[i] = ('x'):rep(i) end "
				   "assert(#t == 10 and t[10]:find('x+') and pcall(error) == false)";

	if (run(vm, next, "=next", FUEL) == LUA_OK)
		return 1;
	fail(name, "the next script fails: %s", vm_error(vm));
	return 0;
}

static void must_spend(const struct hostile *script)
{
	struct vm vm;
	int status;

	vm_new(&vm, FUEL, MEMORY);
	status = run(&vm, script->text, script->name, FUEL);
	if (vm.meter.fuel >= 0)
		fail(script->name, "ends with %ld fuel: %s", vm.meter.fuel,
		     status == LUA_OK ? "no error" : vm_error(&vm));
	else if (status != LUNATIK_ERRBUDGET)
		fail(script->name, "status is %d: %s", status,
		     status == LUA_OK ? "no error" : vm_error(&vm));
	else if (strcmp(vm_error(&vm), "budget spent") != 0)
		fail(script->name, "message is %s", vm_error(&vm));
	else if (still_works(&vm, script->name))
		pass(script->name);
	vm_free(&vm);
}

static void must_hit_floor(const struct hostile *script)
{
	struct vm vm;
	int status;

	vm_new(&vm, FUEL, MEMORY);
	vm.meter.floor = (unsigned long)__builtin_frame_address(0) - STACK;
	status = run(&vm, script->text, script->name, 50 * FUEL);
	if (status == LUA_OK)
		fail(script->name, "no error");
	else if (!strstr(vm_error(&vm), "C stack overflow") &&
		 !strstr(vm_error(&vm), "too complex"))
		fail(script->name, "%s", vm_error(&vm));
	else if (still_works(&vm, script->name))
		pass(script->name);
	vm_free(&vm);
}

int main(void)
{
	size_t i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (i = 0; i < sizeof(endless) / sizeof(endless[0]); i++)
		must_spend(&endless[i]);
	for (i = 0; i < sizeof(deep) / sizeof(deep[0]); i++)
		must_hit_floor(&deep[i]);
	return failures() != 0;
}
