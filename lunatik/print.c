// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "lunatik/print.h"
#include "lunatik/vm.h"

/* A line of the kernel log holds no more than about 1 KB. */
#define PRINT_LOG_MAX 512

static const char print_cut[] = " [cut]";

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

int lunatik_print(lua_State *L)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);
	const char *text;
	size_t length;

	text = lunatik_join(L, 1, &length);
	if (vm->output) {
		lunatik_output_append(vm->output, text, length);
		lunatik_output_append(vm->output, "\n", 1);
	} else {
		pr_info_ratelimited("%s: %*pE\n", vm->name,
				    (int)min_t(size_t, length, PRINT_LOG_MAX), text);
	}
	return 0;
}
