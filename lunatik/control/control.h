/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The generic netlink family of uapi/lunatik_netlink.h. */
#ifndef LUNATIK_CONTROL_H
#define LUNATIK_CONTROL_H

#include "lunatik/state.h"

struct genl_family;
struct genl_info;
struct sk_buff;

extern struct genl_family lunatik_control_family;

int lunatik_control_init(void);
void lunatik_control_exit(void);

/* The state that a request names, with a reference; else an error that the user was told of. */
struct lunatik_state *lunatik_control_state(struct genl_info *info);

/* Jobs: the commands that carry a script; errors in uapi/lunatik_netlink.h. */
int lunatik_control_load(struct genl_info *info);
int lunatik_control_exec(struct genl_info *info);

/* Describe a state in the attributes of GET's reply; -EMSGSIZE where they do not fit. */
int lunatik_describe(struct sk_buff *skb, struct lunatik_state *state);

/* Room that a description needs, in bytes. */
size_t lunatik_describe_size(void);

#endif
