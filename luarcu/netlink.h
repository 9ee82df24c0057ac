/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The generic netlink family of uapi/luarcu_netlink.h. */
#ifndef LUARCU_NETLINK_H
#define LUARCU_NETLINK_H

#include <linux/types.h>
#include <net/netlink.h>

struct genl_info;
struct luarcu_object;
struct sk_buff;

int luarcu_netlink_init(void);
void luarcu_netlink_exit(void);

/* The object that a request names, with a reference; else an error that the user was told of. */
struct luarcu_object *luarcu_netlink_object(struct genl_info *info);

/* The integer in an attribute, if there is one. */
static inline u32 luarcu_u32_or(const struct nlattr *attr, u32 absent)
{
	return attr ? nla_get_u32(attr) : absent;
}

/* Begins a message of the family; NULL where it does not fit. */
void *luarcu_netlink_header(struct sk_buff *skb, u32 portid, u32 seq, int flags, u8 command);

#endif
