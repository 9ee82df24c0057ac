/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <linux/random.h>

#include "vm.h"

static int failed;

void pass(const char *name)
{
	printf("PASS %s\n", name);
}

void fail(const char *name, const char *format, ...)
{
	va_list args;

	failed++;
	printf("FAIL %s: ", name);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

int failures(void)
{
	return failed;
}

/* Not random: a failure repeats. Each VM begins alike. */
static u64 random_state;

u64 get_random_u64(void)
{
	u64 state = random_state;

	random_state = state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return state ^ (state >> 33);
}

u32 get_random_u32(void)
{
	return (u32)(get_random_u64() >> 32);
}

void __noreturn host_assert(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, what);
	abort();
}

static void *vm_alloc(void *ud, void *ptr, size_t osize, size_t nsize)
{
	struct vm *vm = ud;
	void *new;

	if (!ptr)
		osize = 0;
	vm->meter.fuel -= LUNATIK_BLOCK + (nsize >> LUNATIK_BLOCK_SHIFT);
	if (nsize == 0) {
		free(ptr);
		vm->used -= osize;
		return NULL;
	}
	if (nsize > osize) {
		vm->requests++;
		if (vm->used - osize + nsize > vm->cap ||
		    (vm->requests >= vm->fail_from && vm->requests <= vm->fail_to))
			return NULL;
	}
	/* Always moves, so that a stale pointer shows. */
	new = malloc(nsize);
	if (!new)
		return NULL;
	if (ptr)
		memcpy(new, ptr, osize < nsize ? osize : nsize);
	free(ptr);
	vm->used += nsize - osize;
	return new;
}

void lunatik_meter_spent(lua_State *L)
{
	lunatik_meter_raise(L);
}

void lunatik_meter_starved(lua_State *L)
{
	char source[LUA_IDSIZE];

	lunatik_where(L, source);
}

void lunatik_meter_uncompiled(lua_State *L, int status, const char *source, int line)
{
}

void lunatik_meter_pause(lua_State *L)
{
}

void lunatik_write(lua_State *L, const char *s, size_t len)
{
	struct vm *vm = (struct vm *)lunatik_meter(L);
	size_t room = sizeof(vm->output) - vm->written;

	lunatik_charge_copy(L, len);
	if (len > room)
		luaL_error(L, "too much output");
	memcpy(vm->output + vm->written, s, len);
	vm->written += len;
}

static int open_libs(lua_State *L)
{
	lunatik_openlibs(L);
	return 0;
}

const char *vm_open(struct vm *vm)
{
	vm->L = lunatik_newstate(vm_alloc, &vm->meter);
	if (!vm->L)
		return "no VM";
	lua_pushcfunction(vm->L, open_libs);
	return lua_pcall(vm->L, 0, 0, 0) == LUA_OK ? NULL : vm_error(vm);
}

void vm_new(struct vm *vm, long fuel, size_t cap)
{
	const char *wrong;

	random_state = 1;
	memset(vm, 0, sizeof(*vm));
	vm->meter.fuel = fuel;
	vm->cap = cap;
	wrong = vm_open(vm);
	if (wrong) {
		fprintf(stderr, "%s\n", wrong);
		exit(1);
	}
}

void vm_free(struct vm *vm)
{
	vm->meter.fuel = 10000000;
	lua_close(vm->L);
}

struct chunk {
	const char *text, *name;
	size_t len;
};

static int load_and_call(lua_State *L)
{
	struct chunk *chunk = lua_touserdata(L, 1);

	if (luaL_loadbufferx(L, chunk->text, chunk->len, chunk->name, "t") != LUA_OK)
		return lua_error(L);
	lua_call(L, 0, 0);
	return 0;
}

int vm_run(struct vm *vm, const char *text, size_t len, const char *name, long fuel)
{
	struct chunk chunk = { text, name, len };

	vm->meter.fuel = fuel;
	vm->written = 0;
	lua_settop(vm->L, 0);
	lua_pushcfunction(vm->L, load_and_call);
	lua_pushlightuserdata(vm->L, &chunk);
	return lua_pcall(vm->L, 1, 0, 0);
}

/* Does not allocate: the VM may be out of memory. */
const char *vm_error(struct vm *vm)
{
	return lua_type(vm->L, -1) == LUA_TSTRING ? lua_tostring(vm->L, -1) :
						    luaL_typename(vm->L, -1);
}
