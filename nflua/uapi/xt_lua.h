/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What iptables hands to the kernel for `-m lua` and `-j NFLUA` (both revision 0).
 * A shipped revision never changes: a new field needs a new revision.
 */
#ifndef NFLUA_UAPI_XT_LUA_H
#define NFLUA_UAPI_XT_LUA_H

#include <linux/types.h>

#define XT_LUA_STATE_SIZE 32
#define XT_LUA_FUNCTION_SIZE 64

enum xt_lua_flags {
	XT_LUA_INVERT = 1 << 0,          /* the match only: match when it returns false */
	XT_LUA_ON_ERROR_DROP = 1 << 1,   /* overrides the state's on-error policy */
	XT_LUA_ON_ERROR_ACCEPT = 1 << 2, /* the same; never both */
};

struct lunatik_function;

struct xt_lua_info {
	char state[XT_LUA_STATE_SIZE];       /* NUL-terminated */
	char function[XT_LUA_FUNCTION_SIZE]; /* NUL-terminated */
	__u8 flags;                          /* enum xt_lua_flags */
	__u8 reserved[7];                    /* zero */

	/* The kernel's own; never copied to user space. */
	struct lunatik_function *target __attribute__((aligned(8)));
};

#endif
