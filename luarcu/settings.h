/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The settings of tables over netlink. */
#ifndef LUARCU_SETTINGS_H
#define LUARCU_SETTINGS_H

#include <net/genetlink.h>

#include "luarcu/uapi/luarcu_netlink.h"

struct luarcu_object;
struct luarcu_settings;

extern const struct nla_policy luarcu_settings_policy[LUARCU_SETTING_A_COUNT];

/* For how long an entry may live. */
extern struct netlink_range_validation luarcu_seconds;

/* Reads SETTINGS, which may be missing: 0, or an error that the user was told of. */
int luarcu_settings_read(struct genl_info *info, struct luarcu_settings *settings);

/* Whether a table has these. */
bool luarcu_settings_same_as(const struct luarcu_object *object,
			     const struct luarcu_settings *settings);

/* Puts those of a table. */
int luarcu_settings_put(struct sk_buff *skb, const struct luarcu_object *object);

#endif
