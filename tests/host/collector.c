/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The collector while a VM runs packets: scripts that allocate in all manners are loaded
 * with a large budget and then called thousands of times with that of a packet. No call may
 * overdraw its fuel by much, those that are no fault of the script may not fail, and the
 * heap is as the collector thinks, looked at between calls and by a function check().
 *
 * Under valgrind --tool=callgrind --instr-atstart=no it counts the instructions of every
 * call, and none may exceed the promised number.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "count.h"
#include "lunatik/port/fast.h"
#include "patterns.h"
#include "verify.h"
#include "vm.h"

#define LOAD_FUEL 200000000
#define FUEL 20000
#define OVERDRAFT 12000
#define INSTRUCTIONS 1000000

/* Where the VM keeps the function, as lunatik/function.c does. */
enum { KEY = LUA_RIDX_LAST + 1 };

struct outcome {
	int errors[8]; /* by status */
	long fuel;     /* least that was left */
	size_t used;
	long instructions;
	char message[128];
};

static int check(lua_State *L)
{
	verify_heap(L);
	return 0;
}

static int begin(lua_State *L)
{
	lua_pushcfunction(L, check);
	lua_setglobal(L, "check");
	return 0;
}

static int bind(lua_State *L)
{
	lua_getglobal(L, "f");
	lua_rawseti(L, LUA_REGISTRYINDEX, KEY);
	return 0;
}

static bool load(struct vm *vm, const struct pattern *pattern)
{
	vm_new(vm, LOAD_FUEL, pattern->cap << 10);
	vm->meter.cap = vm->cap;
	lua_pushcfunction(vm->L, begin);
	if (lua_pcall(vm->L, 0, 0, 0) ||
	    vm_run(vm, pattern->text, strlen(pattern->text), pattern->name, LOAD_FUEL)) {
		fail(pattern->name, "does not load: %s", vm_error(vm));
		return false;
	}
	lua_pushcfunction(vm->L, bind);
	lua_pcall(vm->L, 0, 0, 0);
	lua_gc(vm->L, LUA_GCCOLLECT);
	vm->meter.bounded = true;
	return true;
}

static void call(struct vm *vm, unsigned long n, struct outcome *outcome)
{
	long instructions;
	const struct lunatik_value *results;
	int status;

	vm->meter.fuel = FUEL;
	count_begin();
	results = lunatik_call_handle(vm->L, KEY, n, NULL);
	instructions = count_end();
	status = IS_ERR(results) ? -PTR_ERR(results) : LUA_OK;
	outcome->errors[status]++;
	if (status != LUA_OK && outcome->errors[LUA_ERRRUN] <= (status == LUA_ERRRUN))
		snprintf(outcome->message, sizeof(outcome->message), "%s", vm_error(vm));
	lua_settop(vm->L, 0);
	if (vm->meter.fuel < outcome->fuel)
		outcome->fuel = vm->meter.fuel;
	if (vm->used > outcome->used)
		outcome->used = vm->used;
	if (instructions > outcome->instructions)
		outcome->instructions = instructions;
}

/* However it was treated, a VM that lets go of its memory serves again. */
static void recover(struct vm *vm, const char *name)
{
	struct outcome outcome = { .fuel = FUEL };
	int i;

	for (i = 0; i < 3000 && outcome.errors[LUA_OK] < 10; i++) {
		vm->meter.fuel = FUEL;
		lua_getglobal(vm->L, "release");
		if (lua_isfunction(vm->L, -1))
			lua_rawseti(vm->L, LUA_REGISTRYINDEX, KEY);
		lua_settop(vm->L, 0);
		call(vm, 0, &outcome);
	}
	if (outcome.errors[LUA_OK] < 10)
		fail(name, "does not recover: %s", outcome.message);
}

static void run(const struct pattern *pattern)
{
	struct outcome outcome = { .fuel = FUEL };
	int calls = counting() ? (pattern->calls < 120 ? pattern->calls : 120) : pattern->calls, before = failures(), i;
	struct vm vm;

	if (!load(&vm, pattern))
		return;
	for (i = 0; i < calls; i++) {
		call(&vm, i, &outcome);
		if (!counting() && (i & (i < 64 ? 7 : 127)) == 0)
			verify_heap(vm.L);
	}
	if (outcome.fuel < -OVERDRAFT)
		fail(pattern->name, "overdraws its fuel by %ld", -outcome.fuel);
	if (pattern->ordinary && outcome.errors[LUA_OK] != calls)
		fail(pattern->name, "%d of %d calls fail: %s", calls - outcome.errors[LUA_OK], calls,
		     outcome.message);
	if (outcome.errors[LUA_ERRRUN] || outcome.errors[LUA_ERRERR])
		fail(pattern->name, "raises an error: %s", outcome.message);
	if (outcome.instructions > INSTRUCTIONS)
		fail(pattern->name, "%ld instructions in one call", outcome.instructions);
	recover(&vm, pattern->name);
	if (failures() == before)
		pass(pattern->name);
	printf("     least fuel %ld, %d budget and %d memory errors in %d calls, %zu KB",
	       outcome.fuel, outcome.errors[LUNATIK_ERRBUDGET], outcome.errors[LUA_ERRMEM],
	       calls, outcome.used >> 10);
	if (counting())
		printf(", %ld instructions at most", outcome.instructions);
	putchar('\n');
	vm_free(&vm);
	if (vm.used)
		fail(pattern->name, "%zu bytes are not returned", vm.used);
}

int main(int argc, char **argv)
{
	size_t i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (i = 0; i < patterns_count; i++)
		if (argc < 2 || strstr(patterns[i].name, argv[1]))
			run(&patterns[i]);
	return failures() != 0;
}
