/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A packet for hostile scripts: a strict shim of luadata's, whose bytes are all the same. Its
 * methods are those that only read.
 */
#ifndef TESTS_HOST_PACKET_H
#define TESTS_HOST_PACKET_H

#include <lua.h>

/* Sets the global "data" and the methods of handles; runs protected. */
void packet_open(lua_State *L);

/* Lends the packet to a call that begins: its handle, to be pushed. */
void *packet_lend(void);

/* Ends the loan: the handle is stale from here on. */
void packet_take_back(void);

#endif
