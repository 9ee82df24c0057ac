/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef NFLUA_LIBXT_ASK_H
#define NFLUA_LIBXT_ASK_H

#include "nflua/uapi/xt_lua.h"

/*
 * Whether the kernel has the state and the function of a rule: 0, -ENOENT or -ESRCH. 0 also
 * if it can't be asked: then its own check of the rule decides. What it had once is not
 * asked for again, as iptables-restore brings thousands of rules for a few functions.
 */
int ask_function(const struct xt_lua_info *info);

#endif
