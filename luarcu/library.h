/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What scripts see: the global "rcu". */
#ifndef LUARCU_LIBRARY_H
#define LUARCU_LIBRARY_H

#include <lua.h>

/* Opens the library: leaves the table of functions. */
int luarcu_open(lua_State *L);

/* Closes it: gives back the objects that the VM has. */
int luarcu_close(lua_State *L);

#endif
