/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * views LIBRARY... -- SCRIPT...: run each script's cases in a VM of its own, with luadata opened
 * as in the kernel and after the libraries, of which tests/host/luadata/cases.lua is one. A
 * case judges packets, one in each call; what it raises is why it fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sanitizer/common_interface_defs.h>

#include "hook.h"
#include "luadata/library.h"
#include "luadata/protocol/readers.h"
#include "vm.h"

#define FUEL (1L << 40)
#define MEMORY (64UL << 20)
#define NAME_LONGEST 80

/* Where the VM keeps the function that judges, as lunatik/function.c does. */
enum { KEY = LUA_RIDX_LAST + 1 };

struct views {
	struct vm vm; /* first, as its meter leads here */
	struct hook hook;
	bool open; /* there is a packet */
	char name[NAME_LONGEST]; /* of the case */
	int before; /* failures before it */
};

static struct views *views_running;

static struct views *views_of(lua_State *L)
{
	return (struct views *)lunatik_meter(L);
}

/* --- what scripts have besides */

/* hook.bytes(): those of the packet, not read by luadata. */
static int hook_lua_bytes(lua_State *L)
{
	const struct hook *hook = &views_of(L)->hook;
	const u32 length = hook->packet.length;
	u8 *bytes = hook_bytes(hook);

	memcpy(lua_newuserdatauv(L, length, 0), bytes, length);
	free(bytes);
	lua_pushlstring(L, lua_touserdata(L, -1), length);
	return 1;
}

/* hook.fail_copies(whether) */
static int hook_lua_fail_copies(lua_State *L)
{
	views_of(L)->hook.copies_fail = lua_toboolean(L, 1);
	return 0;
}

/* hook.fail_writes(whether) */
static int hook_lua_fail_writes(lua_State *L)
{
	views_of(L)->hook.writes_fail = lua_toboolean(L, 1);
	return 0;
}

/*
 * hook.starve(n, count): the n-th request for memory from here on fails, and those behind it,
 * @count in all. Where one fails the collector runs, and a request is made again.
 */
static int hook_lua_starve(lua_State *L)
{
	struct vm *vm = &views_of(L)->vm;

	vm->fail_from = vm->requests + luaL_checkinteger(L, 1);
	vm->fail_to = vm->fail_from + luaL_checkinteger(L, 2) - 1;
	return 0;
}

/* hook.feed(): no more of that; whether a request failed. */
static int hook_lua_feed(lua_State *L)
{
	struct vm *vm = &views_of(L)->vm;

	lua_pushboolean(L, vm->fail_from && vm->requests >= vm->fail_from);
	vm->fail_from = vm->fail_to = 0;
	return 1;
}

/* hook.collect(): run the collector; bytes that the VM has then. */
static int hook_lua_collect(lua_State *L)
{
	lua_gc(L, LUA_GCCOLLECT);
	lua_pushinteger(L, views_of(L)->vm.used);
	return 1;
}

static const luaL_Reg hook_functions[] = {
	{ "bytes", hook_lua_bytes },
	{ "fail_copies", hook_lua_fail_copies },
	{ "fail_writes", hook_lua_fail_writes },
	{ "starve", hook_lua_starve },
	{ "feed", hook_lua_feed },
	{ "collect", hook_lua_collect },
	{ NULL, NULL },
};

static int views_open_libraries(lua_State *L)
{
	const char *seed = getenv("SEED");

	luaL_requiref(L, "data", luadata_open, 1);
	luaL_requiref(L, "tls", luadata_open_tls, 1);
	luaL_requiref(L, "http", luadata_open_http, 1);
	luaL_requiref(L, "dns", luadata_open_dns, 1);
	luaL_newlib(L, hook_functions);
	lua_setglobal(L, "hook");
	lua_pushinteger(L, seed ? atoll(seed) : 1);
	lua_setglobal(L, "SEED");
	return 0;
}

/* --- cases */

static const char *field_string(lua_State *L, const char *name, size_t *length)
{
	lua_getfield(L, -1, name);
	return luaL_optlstring(L, -1, "", length);
}

static u32 field_integer(lua_State *L, const char *name, u32 by_default)
{
	lua_getfield(L, -1, name);
	by_default = luaL_optinteger(L, -1, by_default);
	lua_pop(L, 1);
	return by_default;
}

/* Opens the packet that the table at the top describes. */
static void views_open_packet(lua_State *L, struct views *views)
{
	struct hook_shape shape = { 0 };

	shape.bytes = field_string(L, "bytes", &shape.length);
	lua_pushvalue(L, -2);
	shape.link = field_string(L, "link", &shape.link_length);
	lua_pushvalue(L, -2);
	shape.head = field_integer(L, "head", shape.length);
	shape.piece = field_integer(L, "piece", 0);
	shape.partial = field_integer(L, "partial", 0);
	shape.flip = field_integer(L, "flip", 0);
	shape.readonly = field_integer(L, "readonly", 0);
	hook_open(&views->hook, &shape);
	views->open = true;
}

static void views_end_case(struct views *views)
{
	if (views->name[0] && failures() == views->before)
		pass(views->name);
}

static void views_begin_case(struct views *views, const char *name)
{
	views_end_case(views);
	snprintf(views->name, sizeof(views->name), "%s", name);
	views->before = failures();
}

/* Runs protected: the next packet, and of the next case if this one has failed. */
static int views_next(lua_State *L)
{
	struct views *views = views_of(L);
	const char *name;

	lua_getglobal(L, "following");
	lua_pushboolean(L, failures() > views->before);
	lua_call(L, 1, 2);
	if (lua_isnil(L, -2))
		return 0;
	name = luaL_checkstring(L, -2);
	if (strcmp(name, views->name))
		views_begin_case(views, name);
	views_open_packet(L, views);
	return 0;
}

/* As lunatik/call.c calls it. */
static int views_call(struct views *views)
{
	struct lunatik_loan *loan = &views->vm.loan;
	const struct lunatik_value *results;

	loan->serial += LUNATIK_HANDLES;
	loan->packet = &views->hook.packet;
	results = lunatik_call_handle(views->vm.L, KEY, loan->serial, NULL);
	loan->packet = NULL;
	return IS_ERR(results) ? -PTR_ERR(results) : LUA_OK;
}

static void views_judge(struct views *views)
{
	struct vm *vm = &views->vm;
	struct hook *hook = &views->hook;
	const int status = views_call(views);

	vm->fail_from = vm->fail_to = 0;
	if (status != LUA_OK)
		fail(views->name, "%s (%u bytes, head %u, piece %u)", vm_error(vm),
		     hook->packet.length, hook->packet.head_length, hook->piece);
	else if (!hook_is_honest(hook))
		fail(views->name, "writes to bytes that are shared");
	lua_settop(vm->L, 0);
	hook_close(hook);
	views->open = false;
}

static int views_bind(lua_State *L)
{
	lua_getglobal(L, "judge");
	lua_rawseti(L, LUA_REGISTRYINDEX, KEY);
	return 0;
}

static int views_protected(struct views *views, lua_CFunction function)
{
	views->vm.meter.fuel = FUEL;
	lua_pushcfunction(views->vm.L, function);
	return lua_pcall(views->vm.L, 0, 0, 0);
}

static int views_run_file(struct views *views, const char *path)
{
	static char text[1 << 16];
	char name[NAME_LONGEST];
	FILE *file = fopen(path, "r");
	size_t length;

	if (!file) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	length = fread(text, 1, sizeof(text), file);
	fclose(file);
	snprintf(name, sizeof(name), "@%s", strrchr(path, '/') + 1);
	return vm_run(&views->vm, text, length, name, FUEL);
}

/* The libraries, up to "--", and the script, into a new VM. */
static bool views_load(struct views *views, char **libraries, const char *script)
{
	if (views_protected(views, views_open_libraries))
		return false;
	for (; strcmp(*libraries, "--"); libraries++)
		if (views_run_file(views, *libraries))
			return false;
	return !views_run_file(views, script) && !views_protected(views, views_bind);
}

static void views_run(char **libraries, const char *script)
{
	struct views views = { .before = failures() };
	struct vm *vm = &views.vm;

	views_running = &views;
	vm_new(vm, FUEL, MEMORY);
	if (views_load(&views, libraries, script))
		while (!views_protected(&views, views_next) && views.open)
			views_judge(&views);
	if (lua_gettop(vm->L))
		fail(script, "%s", vm_error(vm));
	views_end_case(&views);
	vm_free(vm);
	if (vm->used)
		fail(script, "%zu bytes are not returned", vm->used);
}

static void views_die(void)
{
	fail(views_running->name, "the program ended here, as its report says");
}

int main(int argc, char **argv)
{
	char **script = argv + 1;

	setvbuf(stdout, NULL, _IOLBF, 0);
	__sanitizer_set_death_callback(views_die);
	while (strcmp(*script, "--"))
		script++;
	while (*++script)
		views_run(argv + 1, *script);
	return failures() != 0;
}
