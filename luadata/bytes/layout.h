/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Bit fields of views, and layouts: names for fields. */
#ifndef LUADATA_LAYOUT_H
#define LUADATA_LAYOUT_H

#include "luadata/bytes/view.h"

/* data.layout(fields): NAME = { offset, width [, "big" | "little" | "string" | layout] }, ... */
int luadata_layout_new(lua_State *L);

void luadata_layout_open(lua_State *L);

/* __index and __newindex of views; upvalue 1 of the first is the table of methods. */
int luadata_layout_get(lua_State *L);
int luadata_layout_set(lua_State *L);

#define LUADATA_LAYOUT_METHODS 3
extern const struct luadata_method luadata_layout_methods[LUADATA_LAYOUT_METHODS];

#endif
