/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What the Lua port offers to its embedder, and what it needs from it.
 */
#ifndef LUNATIK_PORT_PORT_H
#define LUNATIK_PORT_PORT_H

#include <linux/types.h>

#include <lua.h>

struct lunatik_meter;

/*
 * Makes a state without libraries. The allocator gets the meter as its 'ud': embed the
 * meter in what it needs. The meter must have fuel and outlive the state. Returns NULL
 * if there is not enough memory or fuel.
 */
lua_State *lunatik_newstate(lua_Alloc alloc, struct lunatik_meter *meter);

/*
 * Opens the libraries for scripts: the basic one, coroutine, math, string, table, utf8.
 * May raise, so call it protected.
 */
void lunatik_openlibs(lua_State *L);

/* The embedder's: where print() goes. May raise. */
void lunatik_write(lua_State *L, const char *s, size_t len);

/* env.c: what the port takes from the kernel. */
u32 lunatik_random32(void);
u64 lunatik_random64(void);

#endif
