/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What scripts print: kept for the reply of a load or an exec, else logged by lines. */
#ifndef LUNATIK_PRINT_H
#define LUNATIK_PRINT_H

#include <lua.h>

/* Text of bounded size; what does not fit is cut off and the end says so. */
#define LUNATIK_OUTPUT_SIZE 8192

struct lunatik_output {
	unsigned int length;
	char text[LUNATIK_OUTPUT_SIZE]; /* ends with a NUL */
};

/* Append bytes. NULs become spaces: the text travels as a string. Any context. */
void lunatik_output_append(struct lunatik_output *output, const char *text, size_t length);

/* Join the values from @first to the top into one string, on top, separated by tabs. */
const char *lunatik_join(lua_State *L, int first, size_t *length);

#endif
