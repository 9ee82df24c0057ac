/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the match and the target have in common: the function that a rule holds. */
#ifndef NFLUA_RULE_H
#define NFLUA_RULE_H

#include "lunatik/lunatik.h"
#include "nflua/uapi/xt_lua.h"

struct net;

/**
 * nflua_rule_hold - check what a new rule says and hold its function
 * @net: network namespace of the rule
 * @info: from user space
 * @flags: the flags that the rule may have
 *
 * Context: process; may sleep.
 * Return: 0; -EINVAL for malformed info; -ENAMETOOLONG for a name without its end; else as
 * lunatik_function_get().
 */
int nflua_rule_hold(struct net *net, struct xt_lua_info *info, u8 flags);

/* Return the function of a rule that no packet passes any more. */
void nflua_rule_release(struct xt_lua_info *info);

/* Whether a packet whose call failed is to be accepted: the rule's word, or the state's. */
bool nflua_rule_accepts_errors(const struct xt_lua_info *info);

int nflua_match_init(void);
void nflua_match_exit(void);
int nflua_target_init(void);
void nflua_target_exit(void);

#endif
