// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/netlink.h"
#include "luarcu/settings.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* Bytes of strings, unless settings say otherwise. */
#define SETTINGS_STRING 32

static struct netlink_range_validation settings_sizes = { .min = 1, .max = LUARCU_ENTRIES_MAX };
struct netlink_range_validation luarcu_seconds = { .min = 1, .max = LUARCU_SECONDS_MAX };

const struct nla_policy luarcu_settings_policy[LUARCU_SETTING_A_COUNT] = {
	[LUARCU_SETTING_A_SIZE] = NLA_POLICY_FULL_RANGE(NLA_U32, &settings_sizes),
	[LUARCU_SETTING_A_TTL] = NLA_POLICY_FULL_RANGE(NLA_U32, &luarcu_seconds),
	[LUARCU_SETTING_A_KEY] = NLA_POLICY_RANGE(NLA_U32, 1, LUARCU_STRING_MAX),
	[LUARCU_SETTING_A_VALUE] = NLA_POLICY_RANGE(NLA_U32, 1, LUARCU_STRING_MAX),
	[LUARCU_SETTING_A_OLDEST] = { .type = NLA_FLAG },
	[LUARCU_SETTING_A_REFRESH] = { .type = NLA_FLAG },
};

int luarcu_settings_read(struct genl_info *info, struct luarcu_settings *settings)
{
	struct nlattr *attrs[LUARCU_SETTING_A_COUNT] = { 0 };

	/* Validated with the message. */
	if (info->attrs[LUARCU_A_SETTINGS])
		nla_parse_nested_deprecated(attrs, LUARCU_SETTING_A_COUNT - 1,
					    info->attrs[LUARCU_A_SETTINGS], NULL, NULL);
	if (!attrs[LUARCU_SETTING_A_SIZE]) {
		NL_SET_ERR_MSG(info->extack,
			       "a table needs a size: how many entries it may have");
		return -EINVAL;
	}
	*settings = (struct luarcu_settings){
		.size = nla_get_u32(attrs[LUARCU_SETTING_A_SIZE]),
		.ttl = LUARCU_SECOND * luarcu_u32_or(attrs[LUARCU_SETTING_A_TTL], 0),
		.key = luarcu_u32_or(attrs[LUARCU_SETTING_A_KEY], SETTINGS_STRING),
		.value = luarcu_u32_or(attrs[LUARCU_SETTING_A_VALUE], SETTINGS_STRING),
		.oldest = attrs[LUARCU_SETTING_A_OLDEST],
		.refresh = attrs[LUARCU_SETTING_A_REFRESH],
	};
	if (!settings->refresh || settings->ttl)
		return 0;
	NL_SET_ERR_MSG(info->extack, "there is no time to live that could begin again");
	return -EINVAL;
}

bool luarcu_settings_same_as(const struct luarcu_object *object,
			     const struct luarcu_settings *wanted)
{
	const struct luarcu_settings *is = luarcu_table_settings(object);

	return is->size == wanted->size && is->ttl == wanted->ttl && is->key == wanted->key &&
	       is->value == wanted->value && is->oldest == wanted->oldest &&
	       is->refresh == wanted->refresh;
}

int luarcu_settings_put(struct sk_buff *skb, const struct luarcu_object *object)
{
	const struct luarcu_settings *settings = luarcu_table_settings(object);
	struct nlattr *nest = nla_nest_start(skb, LUARCU_A_SETTINGS);

	if (!nest || nla_put_u32(skb, LUARCU_SETTING_A_SIZE, settings->size) ||
	    (settings->ttl &&
	     nla_put_u32(skb, LUARCU_SETTING_A_TTL, settings->ttl / LUARCU_SECOND)) ||
	    nla_put_u32(skb, LUARCU_SETTING_A_KEY, settings->key) ||
	    nla_put_u32(skb, LUARCU_SETTING_A_VALUE, settings->value) ||
	    (settings->oldest && nla_put_flag(skb, LUARCU_SETTING_A_OLDEST)) ||
	    (settings->refresh && nla_put_flag(skb, LUARCU_SETTING_A_REFRESH)))
		return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}
