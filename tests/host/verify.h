/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef TESTS_HOST_VERIFY_H
#define TESTS_HOST_VERIFY_H

#include <lua.h>

/* Ends the program by an assertion where the heap is not as the collector thinks. */
void verify_heap(lua_State *L);

#endif
