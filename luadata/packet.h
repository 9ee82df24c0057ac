/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The Lua side of a packet: the methods of the handle that a hook's call gives a script. */
#ifndef LUADATA_PACKET_H
#define LUADATA_PACKET_H

#include <lua.h>

/* Opens the library: sets the handles' metatable and leaves the table of methods. */
int luadata_packet_open(lua_State *L);

#endif
