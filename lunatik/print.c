// SPDX-License-Identifier: MIT OR GPL-2.0-only
#define pr_fmt(fmt) "lunatik: " fmt

#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "lunatik/port/port.h"
#include "lunatik/print.h"
#include "lunatik/vm.h"

static const char print_cut[] = " [cut]";

/* What a line of the log may need of the stack: a console can be a driver, or the network. */
#define PRINT_DEPTH LUNATIK_STACK_BYTES(2048)

void lunatik_output_append(struct lunatik_output *output, const char *text, size_t length)
{
	const size_t room = sizeof(output->text) - sizeof(print_cut) - output->length;
	const size_t taken = min(length, room);
	char *to = output->text + output->length;
	size_t i;

	if (output->length > sizeof(output->text) - sizeof(print_cut))
		return;
	for (i = 0; i < taken; i++)
		to[i] = text[i] ?: ' ';
	to[taken] = '\0';
	output->length += taken;
	if (taken < length) {
		strcpy(to + taken, print_cut);
		output->length += strlen(print_cut);
	}
}

const char *lunatik_join(lua_State *L, int first, size_t *length)
{
	const int last = lua_gettop(L);
	int i;

	for (i = first; i <= last; i++) {
		if (i > first)
			lua_pushliteral(L, "\t");
		luaL_checkstack(L, 3, "too many values");
		luaL_tolstring(L, i, NULL);
	}
	lua_concat(L, lua_gettop(L) - last);
	return lua_tolstring(L, -1, length);
}

static void line_append(struct lunatik_vm *vm, const char *text, size_t length)
{
	length = min_t(size_t, length, sizeof(vm->line) - vm->line_length);
	memcpy(vm->line + vm->line_length, text, length);
	vm->line_length += length;
}

static void line_log(struct lunatik_vm *vm, int length)
{
	pr_info_ratelimited("state %s: %*pE\n", vm->label, length, vm->line);
}

static noinline int line_end(lua_State *L, struct lunatik_vm *vm)
{
	const int length = vm->line_length;

	vm->line_length = 0;
	if (lunatik_stack_lacks(L, PRINT_DEPTH))
		return luaL_error(L, "C stack overflow");
	line_log(vm, length);
	return 0;
}

/* What print() writes: its arguments and tabs piece by piece, then the end of the line. */
void lunatik_write(lua_State *L, const char *text, size_t length)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);

	lunatik_charge(L, 16 + (length >> 2));
	if (vm->output)
		lunatik_output_append(vm->output, text, length);
	else if (length == 1 && text[0] == '\n')
		line_end(L, vm);
	else
		line_append(vm, text, length);
}
