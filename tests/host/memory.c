/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Memory ends at every request in turn, once or for good: the script fails with a memory
 * error or does without, the VM serves the next script, and all memory comes back.
 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "vm.h"

#define FUEL 10000000
#define MEMORY (8UL << 20)

struct workload {
	const char *name, *text;
};

static const struct workload workloads[] = {
	{ "tables", "local t = {} for i = 1, 40 do t[i] = i t['k' .. i] = { i } end "
		    "for i = 1, 40 do assert(t['k' .. i][1] == i) end table.sort(t)" },
	{ "buffers", "local s = ('x'):rep(300) assert(#s:upper() == 300) "
		     "assert(#table.concat({ s, s, s }, ',') == 902) assert(#s:gsub('x', 'yy') == 600) "
		     "assert(#string.format('%s%q', s, s) == 602)" },
	{ "closures", "local fs = {} for i = 1, 20 do fs[i] = function() i = i + 1 return i end end "
		      "assert(fs[3]() == 4)" },
	{ "coroutines", "local f = coroutine.wrap(function() for i = 1, 10 do "
			"coroutine.yield(('y'):rep(i * 20)) end end) for i = 1, 10 do assert(#f() == i * 20) end" },
	{ "protected calls", "for i = 1, 5 do local ok, e = pcall(error, { i }) assert(not ok and e[1] == i) "
			     "local ok, e = xpcall(function() local x = nil + 1 end, function(m) return m .. '!' end) "
			     "assert(not ok) end" },
	{ "__newindex", "local mt = {} mt.__newindex = mt for i = 1, 20 do "
			"setmetatable({}, mt)['k' .. i] = {} "
			"setmetatable({}, { __newindex = {} })['k' .. i] = {} end" },
	{ "closing", "for i = 1, 5 do local x <close> = setmetatable({}, { __close = function(...) "
		     "return { ... } end }) pcall(function() local y <close> = setmetatable({}, "
		     "getmetatable(x)) error('e' .. i) end) end" },
	{ "the compiler", "for i = 1, 3 do assert(load('local a, b = ' .. i .. ', \"' .. ('s'):rep(60) .. "
			  "'\" return function(...) local t = { a, b, ... } for k, v in pairs(t) do "
			  "if k == a then goto out end end ::out:: return t end'))()(1, 2) end" },
	{ "varargs", "local function f(...) return select('#', ...), ... end "
		     "assert(f(table.unpack({}, 1, 200)) == 200) local function deep(n) "
		     "return n == 0 and 0 or 1 + deep(n - 1) end assert(deep(100) == 100)" },
};

static const char next[] = "local s = ('x'):rep(200):upper() .. 1 assert(#s == 201)";

static int run(struct vm *vm, const char *text, const char *name)
{
	return vm_run(vm, text, strlen(text), name, FUEL);
}

/* One run in a VM of its own. Says what is wrong. */
static const char *attempt(const struct workload *work, unsigned long from, unsigned long to)
{
	static char wrong[256];
	struct vm vm;
	int status;

	vm_new(&vm, FUEL, MEMORY);
	vm.fail_from = vm.requests + from;
	vm.fail_to = to == ULONG_MAX ? to : vm.requests + to;
	status = run(&vm, work->text, "=workload");
	vm.fail_to = 0;
	wrong[0] = '\0';
	/* The stack can't grow while the collector looks for memory: one failure may show. */
	if (status == LUA_ERRRUN && !strstr(vm_error(&vm), "too many results"))
		snprintf(wrong, sizeof(wrong), "status %d: %s", status, vm_error(&vm));
	else if (run(&vm, next, "=next") != LUA_OK)
		snprintf(wrong, sizeof(wrong), "the next script fails: %s", vm_error(&vm));
	vm_free(&vm);
	if (!wrong[0] && vm.used)
		snprintf(wrong, sizeof(wrong), "%zu bytes are not returned", vm.used);
	return wrong[0] ? wrong : NULL;
}

static unsigned long requests_of(const struct workload *work)
{
	struct vm vm;
	unsigned long before;

	vm_new(&vm, FUEL, MEMORY);
	before = vm.requests;
	if (run(&vm, work->text, "=workload") != LUA_OK)
		fail(work->name, "%s", vm_error(&vm));
	vm_free(&vm);
	return vm.requests - before;
}

static void test(const struct workload *work)
{
	unsigned long n, total = requests_of(work);
	const char *wrong;

	for (n = 1; n <= total; n++) {
		wrong = attempt(work, n, n);
		if (!wrong)
			wrong = attempt(work, n, ULONG_MAX);
		if (wrong) {
			fail(work->name, "request %lu of %lu: %s", n, total, wrong);
			return;
		}
	}
	pass(work->name);
}

/* The state itself: made with all its libraries, or not at all. */
static void test_creation(void)
{
	const char *wrong = "";
	unsigned long n;
	struct vm vm;

	for (n = 1; wrong; n++) {
		memset(&vm, 0, sizeof(vm));
		vm.meter.fuel = FUEL;
		vm.cap = MEMORY;
		vm.fail_from = n;
		vm.fail_to = ULONG_MAX;
		wrong = vm_open(&vm);
		vm.fail_to = 0;
		if (vm.L)
			vm_free(&vm);
		if (vm.used) {
			fail("creation", "request %lu: %zu bytes are not returned", n, vm.used);
			return;
		}
	}
	pass("creation");
}

int main(void)
{
	size_t i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	test_creation();
	for (i = 0; i < sizeof(workloads) / sizeof(workloads[0]); i++)
		test(&workloads[i]);
	return failures() != 0;
}
