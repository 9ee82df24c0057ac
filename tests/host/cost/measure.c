/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * measure SCRIPT...: run Lua scripts, one after the other in one VM, that look for others
 * that cost much. They have, beside Lua's libraries:
 *
 * measure(script): the most instructions that a call of its function "filter" takes, and the
 * fuel that this call spent, of the budget of a packet; nil and why, where it does not load.
 *
 * contents(path), save(path, text), environment(name), seconds().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "luadata/library.h"
#include "luadata/protocol/readers.h"
#include "tests/host/hook.h"
#include "tests/host/vm.h"

#define DRIVER_FUEL (1L << 60)
#define DRIVER_MEMORY (1UL << 30)
#define LOAD_FUEL 20000000
#define CALL_FUEL 10000
#define MEMORY (8UL << 20)
#define CALLS 2
#define STACK 6144

/* Where a VM keeps "filter", as lunatik/function.c does. */
enum { KEY = LUA_RIDX_LAST + 1 };

/* A DNS query over UDP over IPv4, of which the readers find something. */
static const char measured_packet[] =
	"\x45\x00\x00\x39\x00\x00\x00\x00\x40\x11\x00\x00\xc0\x00\x02\x01\xc0\x00\x02\x02"
	"\x30\x39\x00\x35\x00\x25\x00\x00\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00"
	"\x03www\x07"
	"example\x00\x00\x01\x00\x01";

static int measured_open(lua_State *L)
{
	luaL_requiref(L, "data", luadata_open, 1);
	luaL_requiref(L, "tls", luadata_open_tls, 1);
	luaL_requiref(L, "http", luadata_open_http, 1);
	luaL_requiref(L, "dns", luadata_open_dns, 1);
	return 0;
}

static int measured_bind(lua_State *L)
{
	lua_getglobal(L, "filter");
	lua_rawseti(L, LUA_REGISTRYINDEX, KEY);
	return 0;
}

static int measured_protected(struct vm *vm, lua_CFunction function)
{
	vm->meter.fuel = LOAD_FUEL;
	vm->meter.floor = 0;
	lua_settop(vm->L, 0);
	lua_pushcfunction(vm->L, function);
	return lua_pcall(vm->L, 0, 0, 0);
}

/* As lunatik/call.c calls it; returns the instructions. */
static unsigned long measured_call(struct vm *vm)
{
	const struct hook_shape shape = {
		.bytes = measured_packet,
		.length = sizeof(measured_packet) - 1,
		.head = sizeof(measured_packet) - 1,
	};
	struct lunatik_loan *loan = &vm->loan;
	unsigned long before;
	struct hook hook = { 0 };

	hook_open(&hook, &shape);
	loan->meter.bounded = true;
	loan->meter.floor = (unsigned long)__builtin_frame_address(0) - STACK;
	loan->meter.fuel = CALL_FUEL;
	loan->serial += LUNATIK_HANDLES;
	loan->packet = &hook.packet;
	vm->written = 0;
	before = cost;
	lunatik_call_handle(vm->L, KEY, loan->serial, NULL);
	before = cost - before;
	loan->packet = NULL;
	lua_settop(vm->L, 0);
	hook_close(&hook);
	return before;
}

/* --- what the searching scripts have */

static int search_measure(lua_State *L)
{
	unsigned long most = 0, instructions;
	long spent = 0;
	size_t length;
	const char *text = luaL_checklstring(L, 1, &length);
	struct vm vm;
	int i;

	vm_new(&vm, LOAD_FUEL, MEMORY);
	vm.meter.cap = MEMORY;
	if (measured_protected(&vm, measured_open) ||
	    vm_run(&vm, text, length, "=script", LOAD_FUEL) ||
	    measured_protected(&vm, measured_bind)) {
		lua_pushnil(L);
		lua_pushstring(L, vm_error(&vm));
		vm_free(&vm);
		return 2;
	}
	for (i = 0; i < CALLS; i++) {
		instructions = measured_call(&vm);
		if (instructions <= most)
			continue;
		most = instructions;
		spent = CALL_FUEL - vm.meter.fuel;
	}
	vm.meter.floor = 0;
	vm_free(&vm);
	lua_pushinteger(L, most);
	lua_pushinteger(L, spent);
	return 2;
}

static int search_contents(lua_State *L)
{
	static char text[1 << 16];
	const char *path = luaL_checkstring(L, 1);
	FILE *file = fopen(path, "r");

	if (!file)
		return luaL_error(L, "%s: no such file", path);
	lua_pushlstring(L, text, fread(text, 1, sizeof(text), file));
	fclose(file);
	return 1;
}

static int search_save(lua_State *L)
{
	const char *path = luaL_checkstring(L, 1);
	FILE *file = fopen(path, "w");

	if (!file)
		return luaL_error(L, "%s can't be written", path);
	fputs(luaL_checkstring(L, 2), file);
	fclose(file);
	return 0;
}

static int search_environment(lua_State *L)
{
	lua_pushstring(L, getenv(luaL_checkstring(L, 1)));
	return 1;
}

static int search_seconds(lua_State *L)
{
	lua_pushinteger(L, time(NULL));
	return 1;
}

static int search_print(lua_State *L)
{
	puts(luaL_checkstring(L, 1));
	return 0;
}

static int search_open(lua_State *L)
{
	lua_register(L, "measure", search_measure);
	lua_register(L, "contents", search_contents);
	lua_register(L, "save", search_save);
	lua_register(L, "environment", search_environment);
	lua_register(L, "seconds", search_seconds);
	lua_register(L, "print", search_print);
	return 0;
}

static int search_run(lua_State *L, const char *path)
{
	const char *name = lua_pushfstring(L, "@%s", path);

	lua_pushcfunction(L, search_contents);
	lua_pushstring(L, path);
	return lua_pcall(L, 1, 1, 0) ?:
	       luaL_loadbuffer(L, lua_tostring(L, -1), lua_rawlen(L, -1), name) ?:
	       lua_pcall(L, 0, 0, 0);
}

int main(int argc, char **argv)
{
	struct vm vm;
	int i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	vm_new(&vm, DRIVER_FUEL, DRIVER_MEMORY);
	lua_pushcfunction(vm.L, search_open);
	lua_call(vm.L, 0, 0);
	for (i = 1; i < argc; i++) {
		if (search_run(vm.L, argv[i])) {
			fail("cost", "%s", vm_error(&vm));
			break;
		}
		lua_settop(vm.L, 0);
	}
	lua_getglobal(vm.L, "failed");
	return failures() || lua_toboolean(vm.L, -1);
}
