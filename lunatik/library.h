/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The libraries that other modules offer to scripts. A VM opens all that are registered
 * when it is made, and pins their modules until it is freed.
 */
#ifndef LUNATIK_LIBRARY_H
#define LUNATIK_LIBRARY_H

#include "lunatik/lunatik.h"

/* Ask user space for every module that has a library. Process context; may sleep. */
void lunatik_libraries_request(void);

/* Pin the libraries of now; NULL without memory. To be returned by lunatik_libraries_put(). */
struct lunatik_library_set *lunatik_libraries_get(void);
void lunatik_libraries_put(struct lunatik_library_set *set);

/* Open them as globals of L. Runs protected: raises Lua errors. */
void lunatik_libraries_open(const struct lunatik_library_set *set, lua_State *L);

/* Have them give back what they hold for L, which is closed next. */
void lunatik_libraries_close(const struct lunatik_library_set *set, lua_State *L);

#endif
