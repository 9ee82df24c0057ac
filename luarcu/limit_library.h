/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Limits, as objects and as scripts see them. */
#ifndef LUARCU_LIMIT_LIBRARY_H
#define LUARCU_LIMIT_LIBRARY_H

#include <lua.h>

/* Gives the handles of limits their methods; once in a VM. */
void luarcu_limit_open(lua_State *L);

/* rcu.limit(name [, options]) */
int luarcu_limit(lua_State *L);

#endif
