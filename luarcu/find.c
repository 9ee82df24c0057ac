// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/rcupdate.h>

#include "luarcu/domains.h"
#include "luarcu/find.h"
#include "luarcu/netlink.h"
#include "luarcu/prefixes.h"
#include "luarcu/set.h"

static int find_put(struct sk_buff *skb, bool domains, u32 value)
{
	struct nlattr *nest = nla_nest_start(skb, LUARCU_A_VALUE);
	int err;

	if (!nest)
		return -EMSGSIZE;
	err = domains ? nla_put_u8(skb, LUARCU_DATUM_A_BOOLEAN, true)
		      : nla_put_s64(skb, LUARCU_DATUM_A_INTEGER, value, LUARCU_DATUM_A_PAD);
	nla_nest_end(skb, nest);
	return err;
}

static int find_reply(struct genl_info *info, bool domains, u32 value)
{
	struct sk_buff *reply = genlmsg_new(GENLMSG_DEFAULT_SIZE, GFP_KERNEL);
	void *header;

	if (!reply)
		return -ENOMEM;
	header = luarcu_netlink_header(reply, info->snd_portid, info->snd_seq, 0,
				       LUARCU_CMD_FIND);
	if (!header || find_put(reply, domains, value)) {
		nlmsg_free(reply);
		return -EMSGSIZE;
	}
	genlmsg_end(reply, header);
	return genlmsg_reply(reply, info);
}

static bool find_address(const struct luarcu_prefixes *prefixes, const struct nlattr *attr,
			 u32 *value)
{
	if (nla_len(attr) == sizeof(struct in6_addr))
		return luarcu_prefixes_find_ipv6(prefixes, nla_data(attr), value);
	return luarcu_prefixes_find_ipv4(prefixes, be32_to_cpu(nla_get_be32(attr)), value);
}

/* Whether a set has something for the key; a value of an address is set then. */
static bool find_in(struct luarcu_set *set, const struct nlattr *key, u32 *value)
{
	const void *content;
	bool found = false;

	rcu_read_lock();
	content = rcu_dereference(set->content);
	if (content && nla_type(key) == LUARCU_A_DOMAIN)
		found = luarcu_domains_find(content, nla_data(key), nla_len(key) - 1);
	else if (content)
		found = find_address(content, key, value);
	rcu_read_unlock();
	return found;
}

static int find_object(struct luarcu_object *object, struct genl_info *info)
{
	const bool domains = object->kind == &luarcu_domains_kind.kind;
	struct nlattr *key = info->attrs[domains ? LUARCU_A_DOMAIN : LUARCU_A_ADDRESS];
	u32 value = 0;

	if (!luarcu_set_kind(object) || !key ||
	    info->attrs[domains ? LUARCU_A_ADDRESS : LUARCU_A_DOMAIN]) {
		NL_SET_ERR_MSG(info->extack, "that is no key for an object of this kind");
		return -EOPNOTSUPP;
	}
	if (!domains && !luarcu_is_address(key)) {
		NL_SET_ERR_MSG_ATTR(info->extack, key, "an address has 4 or 16 bytes");
		return -EINVAL;
	}
	if (!find_in(luarcu_set_of(object), key, &value)) {
		NL_SET_ERR_MSG(info->extack, "it has nothing for that");
		return -ESRCH;
	}
	return find_reply(info, domains, value);
}

int luarcu_find(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = luarcu_netlink_object(info);
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	err = find_object(object, info);
	luarcu_object_put(object);
	return err;
}
