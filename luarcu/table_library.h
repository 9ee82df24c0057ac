/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables, as objects and as scripts see them. */
#ifndef LUARCU_TABLE_LIBRARY_H
#define LUARCU_TABLE_LIBRARY_H

#include <lua.h>

/* Gives the handles of tables their methods; once in a VM. */
void luarcu_table_open(lua_State *L);

/* rcu.table(name [, options]) */
int luarcu_table(lua_State *L);

#endif
