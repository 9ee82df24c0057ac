/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUARCU_SET_LIBRARY_H
#define LUARCU_SET_LIBRARY_H

#include <lua.h>

/* Gives sets their methods; once in a VM. */
void luarcu_set_open(lua_State *L);

/* rcu.domains(name) and rcu.prefixes(name): the set of that name, which a load fills. */
int luarcu_domains(lua_State *L);
int luarcu_prefixes(lua_State *L);

#endif
