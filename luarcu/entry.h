/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables over netlink: LUARCU_CMD_READ, WRITE and ERASE. */
#ifndef LUARCU_ENTRY_H
#define LUARCU_ENTRY_H

#include <net/genetlink.h>

#include "luarcu/uapi/luarcu_netlink.h"

struct luarcu_table;

extern const struct nla_policy luarcu_datum_policy[LUARCU_DATUM_A_COUNT];
extern const struct nla_policy luarcu_entry_policy[LUARCU_ENTRY_A_COUNT];

/* What the commands do; the errors are in uapi/luarcu_netlink.h. Process context. */
int luarcu_entry_read(struct sk_buff *skb, struct genl_info *info);
int luarcu_entry_write(struct sk_buff *skb, struct genl_info *info);
int luarcu_entry_erase(struct sk_buff *skb, struct genl_info *info);

/* Puts an ENTRY into a content that is not in use yet; the errors are those of ADD. */
int luarcu_entry_load(struct luarcu_table *table, struct nlattr *nest,
		      struct netlink_ext_ack *extack);

/* A dump of READ. */
int luarcu_entries_begin(struct netlink_callback *cb);
int luarcu_entries_dump(struct sk_buff *skb, struct netlink_callback *cb);
int luarcu_entries_end(struct netlink_callback *cb);

#endif
