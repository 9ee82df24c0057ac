// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * A short string of Lua is hashed, compared and copied: of bytes that change meanwhile it is
 * kept under the hash of others, and is not the same as one of the same bytes.
 */
#include <string.h>

#include "changing_strings.h"
#include "luadata/library.h"
#include "luadata/luadata.h"
#include "luadata/protocol/readers.h"
#include "vm.h"

#define FUEL (1L << 40)
#define MEMORY (64UL << 20)
#define STRINGS_EACH 64 /* packets of a VM */

/* Where the VM keeps the function that gets a packet, as lunatik/function.c does. */
enum { KEY = LUA_RIDX_LAST + 1 };

/* Not optimized away, and told of. */
void *changing_memcpy(void *to, const void *from, size_t length);

struct strings {
	struct luadata_packet packet; /* nothing of it is head */
	const u8 *bytes;
};

static int strings_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	changing_memcpy(to, ((const struct strings *)packet)->bytes + offset, length);
	return 0;
}

/* All that a hook may give in bytes is of the ones that change. */
static bool strings_meta(const struct luadata_packet *packet, enum luadata_meta which,
			 struct luadata_meta_value *value)
{
	if (which < LUADATA_INTERFACE)
		return false;
	value->bytes = ((const struct strings *)packet)->bytes;
	value->length = packet->length;
	return true;
}

static const struct luadata_packet_ops strings_ops = {
	.copy = strings_copy,
	.meta = strings_meta,
};

static const char script[] =
	"local function strings(packet, text)\n"
	"  local list = { text = text, string = packet:string(0) }\n"
	"  local function add(name, ...)\n"
	"    for i = 1, select('#', ...) do list[name .. i] = (select(i, ...)) end\n"
	"  end\n"
	"  for _, name in ipairs({ 'interface', 'output', 'hook', 'source_mac',\n"
	"                          'destination_mac' }) do\n"
	"    add(name, packet[name](packet))\n"
	"  end\n"
	"  add('name', tls.name(packet, 0))\n"
	"  add('alpn', tls.alpn(packet, 0))\n"
	"  add('request', http.request(packet, 0))\n"
	"  add('path', http.path(packet, 0))\n"
	"  add('header', http.header(packet, 'Host', 0))\n"
	"  add('cookie', http.cookie(packet, 'a', 0))\n"
	"  add('find', http.find(packet, 'Host', 0))\n"
	"  add('query', dns.query(packet, 0))\n"
	"  return list\n"
	"end\n"
	"function judge(packet, text)\n"
	"  for name, value in pairs(strings(packet, text)) do\n"
	"    if type(value) == 'string' and value ~= (value .. 'x'):sub(1, -2) then\n"
	"      error(name .. ' gives a string that is not as its bytes are', 0)\n"
	"    end\n"
	"  end\n"
	"end\n";

static int strings_open(lua_State *L)
{
	luaL_requiref(L, "data", luadata_open, 1);
	luaL_requiref(L, "tls", luadata_open_tls, 1);
	luaL_requiref(L, "http", luadata_open_http, 1);
	luaL_requiref(L, "dns", luadata_open_dns, 1);
	if (luaL_loadbufferx(L, script, strlen(script), "=strings", "t"))
		lua_error(L);
	lua_call(L, 0, 0);
	lua_getglobal(L, "judge");
	lua_rawseti(L, LUA_REGISTRYINDEX, KEY);
	return 0;
}

static void strings_begin(struct vm *vm)
{
	vm_new(vm, FUEL, MEMORY);
	lua_pushcfunction(vm->L, strings_open);
	if (lua_pcall(vm->L, 0, 0, 0))
		fail("changing strings", "%s", vm_error(vm));
}

/* A string that is known already is found where its bytes lead: now and then all are new. */
static struct vm *strings_vm(void)
{
	static struct vm vm;
	static int calls;

	if (calls++ % STRINGS_EACH == 0) {
		if (vm.L)
			vm_free(&vm);
		strings_begin(&vm);
	}
	lua_settop(vm.L, 0);
	vm.meter.fuel = FUEL;
	return &vm;
}

const char *changing_strings(const u8 *bytes, u32 length)
{
	struct strings strings = { { .head = bytes, .length = length, .ops = &strings_ops },
				   bytes };
	const struct lunatik_bytes text = { bytes, length };
	struct vm *vm = strings_vm();
	const struct lunatik_value *results;

	luadata_packet_ready(&strings.packet);
	vm->loan.serial += LUNATIK_HANDLES;
	vm->loan.packet = &strings.packet;
	results = lunatik_call_handle(vm->L, KEY, vm->loan.serial, &text);
	vm->loan.packet = NULL;
	return IS_ERR(results) ? vm_error(vm) : NULL;
}
