/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A look into a set over netlink: LUARCU_CMD_FIND. */
#ifndef LUARCU_FIND_H
#define LUARCU_FIND_H

#include <net/genetlink.h>

/* What the command does; the errors are in uapi/luarcu_netlink.h. Process context. */
int luarcu_find(struct sk_buff *skb, struct genl_info *info);

/* Whether an attribute has as many bytes as an IPv4 or an IPv6 address. */
static inline bool luarcu_is_address(const struct nlattr *attr)
{
	return nla_len(attr) == sizeof(struct in_addr) ||
	       nla_len(attr) == sizeof(struct in6_addr);
}

#endif
