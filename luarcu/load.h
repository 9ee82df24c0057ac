/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Loads of sets and tables: LUARCU_CMD_BEGIN, ADD and COMMIT, of which a socket has one at a time. */
#ifndef LUARCU_LOAD_H
#define LUARCU_LOAD_H

struct genl_info;
struct sk_buff;

int luarcu_loads_init(void);

/* No command comes any more. */
void luarcu_loads_exit(void);

/* What the commands do; the errors are in uapi/luarcu_netlink.h. Process context. */
int luarcu_load_begin(struct sk_buff *skb, struct genl_info *info);
int luarcu_load_add(struct sk_buff *skb, struct genl_info *info);
int luarcu_load_commit(struct sk_buff *skb, struct genl_info *info);

#endif
