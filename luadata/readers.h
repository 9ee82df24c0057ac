/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The readers of protocols as scripts see them: the globals "tls", "http" and "dns". */
#ifndef LUADATA_READERS_H
#define LUADATA_READERS_H

#include <lua.h>

/* Each opens a library and leaves its table. */
int luadata_open_tls(lua_State *L);
int luadata_open_http(lua_State *L);
int luadata_open_dns(lua_State *L);

#endif
