/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUADATA_LIBRARY_H
#define LUADATA_LIBRARY_H

#include <lua.h>

/* Opens the library: sets the handles' metatable and leaves the table of functions. */
int luadata_open(lua_State *L);

#endif
