/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Addresses of IP as Lua values: an integer for IPv4, a string of 16 bytes for IPv6. */
#ifndef LUADATA_ADDRESS_H
#define LUADATA_ADDRESS_H

#include <lua.h>

/* Bytes of an address. */
#define LUADATA_IPV4 4
#define LUADATA_IPV6 16

/* data.address(value): printable text of what packet:source() and its like return. */
int luadata_address(lua_State *L);

#endif
