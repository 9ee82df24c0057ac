// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <net/genetlink.h>
#include <net/sock.h>

#include "luarcu/entry.h"
#include "luarcu/find.h"
#include "luarcu/load.h"
#include "luarcu/netlink.h"
#include "luarcu/set.h"
#include "luarcu/settings.h"
#include "luarcu/table_object.h"

static struct genl_family netlink_family;

/* The kinds that can be made from outside, by their names. */
static const struct luarcu_kind *const netlink_kinds[] = {
	&luarcu_table_kind,
	&luarcu_domains_kind.kind,
	&luarcu_prefixes_kind.kind,
};

void *luarcu_netlink_header(struct sk_buff *skb, u32 portid, u32 seq, int flags, u8 command)
{
	return genlmsg_put(skb, portid, seq, &netlink_family, flags, command);
}

/* --- names and kinds */

static const char *netlink_name(struct genl_info *info)
{
	struct nlattr *attr = info->attrs[LUARCU_A_NAME];

	if (!attr) {
		NL_SET_ERR_MSG(info->extack, "the name is missing");
		return NULL;
	}
	if (strlen(nla_data(attr)) + 1 != nla_len(attr) || !luarcu_name_valid(nla_data(attr))) {
		NL_SET_ERR_MSG_ATTR(info->extack, attr,
				    "a name has letters, digits, '.', '_' and '-' only");
		return NULL;
	}
	return nla_data(attr);
}

struct luarcu_object *luarcu_netlink_object(struct genl_info *info)
{
	const char *name = netlink_name(info);
	struct luarcu_object *object;

	if (!name)
		return ERR_PTR(-EINVAL);
	object = luarcu_object_get(genl_info_net(info), name);
	if (object)
		return object;
	NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME],
			    "there is nothing of that name in this network namespace");
	return ERR_PTR(-ENOENT);
}

static const struct luarcu_kind *netlink_kind(struct genl_info *info)
{
	struct nlattr *attr = info->attrs[LUARCU_A_KIND];
	size_t i;

	if (!attr) {
		NL_SET_ERR_MSG(info->extack, "the kind is missing");
		return NULL;
	}
	for (i = 0; i < ARRAY_SIZE(netlink_kinds); i++)
		if (!nla_strcmp(attr, netlink_kinds[i]->name))
			return netlink_kinds[i];
	NL_SET_ERR_MSG_ATTR(info->extack, attr, "there is no such kind");
	return NULL;
}

/* --- to make and to delete */

static int create_failed(struct genl_info *info, int err)
{
	if (err == -EEXIST)
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME],
				    "something of that name exists already");
	else if (err == -ENODEV)
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_DEVICE],
				    "there is no such device in this network namespace");
	else if (err == -EFBIG)
		NL_SET_ERR_MSG(info->extack, "it would be larger than 1 GiB");
	else if (err == -ENOSPC)
		NL_SET_ERR_MSG(info->extack,
			       "the network namespace may not have so much memory");
	else if (err == -ENFILE)
		NL_SET_ERR_MSG(info->extack, "the network namespace has as many objects as it may");
	else if (err == -ENOMEM)
		NL_SET_ERR_MSG(info->extack, "no memory for it");
	return err;
}

static int create_object(struct genl_info *info, const struct luarcu_kind *kind,
			 const char *name, const struct luarcu_settings *settings)
{
	struct luarcu_object *object =
		luarcu_object_open(genl_info_net(info), kind, name, settings);
	const struct nlattr *device = info->attrs[LUARCU_A_DEVICE];
	int err = -EEXIST;

	if (IS_ERR(object))
		return PTR_ERR(object);
	if (object->kind == kind &&
	    (kind != &luarcu_table_kind || luarcu_settings_same_as(object, settings)))
		err = luarcu_object_create(object, genl_info_net(info),
					   device ? nla_get_u32(device) : 0);
	luarcu_object_put(object);
	return err;
}

static int netlink_create(struct sk_buff *skb, struct genl_info *info)
{
	const char *name = netlink_name(info);
	const struct luarcu_kind *kind = name ? netlink_kind(info) : NULL;
	struct luarcu_settings settings;
	int err = 0;

	if (!kind)
		return -EINVAL;
	if (kind == &luarcu_table_kind) {
		err = luarcu_settings_read(info, &settings);
	} else if (info->attrs[LUARCU_A_SETTINGS]) {
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_SETTINGS],
				    "there is nothing to set of this kind");
		err = -EINVAL;
	}
	return err ?: create_failed(info, create_object(info, kind, name, &settings));
}

static int netlink_delete(struct sk_buff *skb, struct genl_info *info)
{
	const char *name = netlink_name(info);
	int err;

	if (!name)
		return -EINVAL;
	err = luarcu_object_delete(genl_info_net(info), name);
	if (err == -ENOENT)
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME],
				    "there is nothing of that name in this network namespace");
	else if (err == -EBUSY)
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME],
				    "a script has made it, and has it as long as it is loaded");
	return err;
}

/* --- to describe */

static int netlink_put_set(struct sk_buff *skb, struct luarcu_set *set)
{
	return nla_put_u64_64bit(skb, LUARCU_A_ENTRIES, luarcu_set_count(set), LUARCU_A_PAD) ?:
	       nla_put_u32(skb, LUARCU_A_LOADS, atomic_read(&set->loads));
}

static int netlink_put_table(struct sk_buff *skb, const struct luarcu_object *object)
{
	u32 entries;

	rcu_read_lock();
	entries = luarcu_store_used(luarcu_table_in(object));
	rcu_read_unlock();
	return nla_put_u64_64bit(skb, LUARCU_A_ENTRIES, entries, LUARCU_A_PAD) ?:
	       luarcu_settings_put(skb, object);
}

static int netlink_put_object(struct sk_buff *skb, struct luarcu_object *object)
{
	const bool created = READ_ONCE(object->created);
	const u32 ifindex = READ_ONCE(object->ifindex);
	/* Not the one of this command, nor that of who created it, who may end this meanwhile. */
	const u32 refs = refcount_read(&object->refs);
	const u32 users = refs - min(refs, 1U + created);
	int err;

	err = nla_put_string(skb, LUARCU_A_NAME, object->name) ?:
	      nla_put_string(skb, LUARCU_A_KIND, object->kind->name) ?:
	      nla_put_u64_64bit(skb, LUARCU_A_MEMORY, READ_ONCE(object->memory), LUARCU_A_PAD) ?:
	      nla_put_u32(skb, LUARCU_A_USERS, users);
	if (!err && created)
		err = nla_put_flag(skb, LUARCU_A_CREATED);
	if (!err && ifindex)
		err = nla_put_u32(skb, LUARCU_A_DEVICE, ifindex);
	if (!err && luarcu_set_kind(object))
		err = netlink_put_set(skb, luarcu_set_of(object));
	else if (!err && object->kind == &luarcu_table_kind)
		err = netlink_put_table(skb, object);
	return err;
}

static int netlink_put_message(struct sk_buff *skb, u32 portid, u32 seq, int flags,
			       struct luarcu_object *object)
{
	void *header = luarcu_netlink_header(skb, portid, seq, flags, LUARCU_CMD_GET);

	if (!header)
		return -EMSGSIZE;
	if (netlink_put_object(skb, object)) {
		genlmsg_cancel(skb, header);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, header);
	return 0;
}

static int netlink_get(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = luarcu_netlink_object(info);
	struct sk_buff *reply;
	int err = -ENOMEM;

	if (IS_ERR(object))
		return PTR_ERR(object);
	reply = genlmsg_new(GENLMSG_DEFAULT_SIZE, GFP_KERNEL);
	if (reply)
		err = netlink_put_message(reply, info->snd_portid, info->snd_seq, 0, object);
	luarcu_object_put(object);
	if (!err)
		return genlmsg_reply(reply, info);
	nlmsg_free(reply);
	return err;
}

/* Each object that is there all the time is named once: where a dump goes on is a name. */
static int netlink_dump(struct sk_buff *skb, struct netlink_callback *cb)
{
	char *last = (char *)cb->ctx;
	struct luarcu_object *object;
	int err = 0;

	BUILD_BUG_ON(LUARCU_NAME_SIZE > sizeof(cb->ctx));
	if (nlmsg_len(cb->nlh) > GENL_HDRLEN) {
		NL_SET_ERR_MSG(cb->extack, "a dump takes no attributes");
		return -EINVAL;
	}
	while (!err && (object = luarcu_object_next(sock_net(skb->sk), last))) {
		err = netlink_put_message(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
					  NLM_F_MULTI, object);
		if (!err)
			strscpy(last, object->name, LUARCU_NAME_SIZE);
		luarcu_object_put(object);
	}
	return skb->len ?: err;
}

/* --- the family */

#define NETLINK_NAME                                                                           \
	[LUARCU_A_NAME] = { .type = NLA_NUL_STRING, .len = LUARCU_NAME_SIZE - 1 }
#define NETLINK_DOMAIN                                                                         \
	[LUARCU_A_DOMAIN] = { .type = NLA_NUL_STRING, .len = LUARCU_DOMAIN_MAX }
#define NETLINK_ADDRESS(attr) [attr] = { .type = NLA_BINARY, .len = sizeof(struct in6_addr) }

static struct netlink_range_validation netlink_entries = { .max = LUARCU_ENTRIES_MAX };
static struct netlink_range_validation netlink_bytes = { .max = LUARCU_BYTES_MAX };

static struct netlink_range_validation netlink_devices = { .min = 1, .max = INT_MAX };

static const struct nla_policy netlink_name_policy[] = { NETLINK_NAME };

static const struct nla_policy netlink_create_policy[] = {
	NETLINK_NAME,
	[LUARCU_A_KIND] = { .type = NLA_NUL_STRING, .len = LUARCU_NAME_SIZE - 1 },
	[LUARCU_A_SETTINGS] = NLA_POLICY_NESTED(luarcu_settings_policy),
	[LUARCU_A_DEVICE] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_devices),
};

static const struct nla_policy netlink_find_policy[] = {
	NETLINK_NAME,
	NETLINK_DOMAIN,
	NETLINK_ADDRESS(LUARCU_A_ADDRESS),
};

static const struct nla_policy netlink_room_policy[] = {
	[LUARCU_ROOM_A_NAMES] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_entries),
	[LUARCU_ROOM_A_BYTES] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_bytes),
	[LUARCU_ROOM_A_IPV4] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_entries),
	[LUARCU_ROOM_A_NETWORKS] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_entries),
	[LUARCU_ROOM_A_HOSTS] = NLA_POLICY_FULL_RANGE(NLA_U32, &netlink_entries),
};

static const struct nla_policy netlink_begin_policy[] = {
	NETLINK_NAME,
	[LUARCU_A_ROOM] = NLA_POLICY_NESTED(netlink_room_policy),
};

static const struct nla_policy netlink_prefix_policy[] = {
	NETLINK_ADDRESS(LUARCU_PREFIX_A_ADDRESS),
	[LUARCU_PREFIX_A_LENGTH] = { .type = NLA_U8 },
	[LUARCU_PREFIX_A_VALUE] = { .type = NLA_U32 },
};

static const struct nla_policy netlink_add_policy[] = {
	NETLINK_DOMAIN,
	[LUARCU_A_PREFIX] = NLA_POLICY_NESTED(netlink_prefix_policy),
	[LUARCU_A_ENTRY] = NLA_POLICY_NESTED(luarcu_entry_policy),
};

static const struct nla_policy netlink_key_policy[] = {
	NETLINK_NAME,
	[LUARCU_A_KEY] = NLA_POLICY_NESTED(luarcu_datum_policy),
};

static const struct nla_policy netlink_write_policy[] = {
	NETLINK_NAME,
	[LUARCU_A_KEY] = NLA_POLICY_NESTED(luarcu_datum_policy),
	[LUARCU_A_VALUE] = NLA_POLICY_NESTED(luarcu_datum_policy),
	[LUARCU_A_SECONDS] = NLA_POLICY_FULL_RANGE(NLA_U32, &luarcu_seconds),
};

#define NETLINK_COMMAND(command, function, table)                                              \
	{                                                                                      \
		.cmd = command, .flags = GENL_ADMIN_PERM, .doit = function, .policy = table,   \
		.maxattr = ARRAY_SIZE(table) - 1,                                              \
	}

static const struct genl_ops netlink_ops[] = {
	NETLINK_COMMAND(LUARCU_CMD_CREATE, netlink_create, netlink_create_policy),
	NETLINK_COMMAND(LUARCU_CMD_DELETE, netlink_delete, netlink_name_policy),
	{
		.cmd = LUARCU_CMD_GET,
		.flags = GENL_ADMIN_PERM,
		.doit = netlink_get,
		.dumpit = netlink_dump,
		.policy = netlink_name_policy,
		.maxattr = ARRAY_SIZE(netlink_name_policy) - 1,
	},
	NETLINK_COMMAND(LUARCU_CMD_FIND, luarcu_find, netlink_find_policy),
	NETLINK_COMMAND(LUARCU_CMD_BEGIN, luarcu_load_begin, netlink_begin_policy),
	NETLINK_COMMAND(LUARCU_CMD_ADD, luarcu_load_add, netlink_add_policy),
	{
		.cmd = LUARCU_CMD_COMMIT,
		.flags = GENL_ADMIN_PERM,
		.doit = luarcu_load_commit,
	},
	{
		.cmd = LUARCU_CMD_READ,
		.flags = GENL_ADMIN_PERM,
		.doit = luarcu_entry_read,
		.start = luarcu_entries_begin,
		.dumpit = luarcu_entries_dump,
		.done = luarcu_entries_end,
		.policy = netlink_key_policy,
		.maxattr = ARRAY_SIZE(netlink_key_policy) - 1,
	},
	NETLINK_COMMAND(LUARCU_CMD_WRITE, luarcu_entry_write, netlink_write_policy),
	NETLINK_COMMAND(LUARCU_CMD_ERASE, luarcu_entry_erase, netlink_key_policy),
};

/* Commands run side by side: each takes the locks of what it touches. */
static struct genl_family netlink_family = {
	.name = LUARCU_GENL_NAME,
	.version = LUARCU_GENL_VERSION,
	.module = THIS_MODULE,
	.netnsok = true,
	.parallel_ops = true,
	.ops = netlink_ops,
	.n_ops = ARRAY_SIZE(netlink_ops),
	.resv_start_op = LUARCU_CMD_UNSPEC + 1,
};

int __init luarcu_netlink_init(void)
{
	int err = luarcu_loads_init();

	if (err)
		return err;
	err = genl_register_family(&netlink_family);
	if (err)
		luarcu_loads_exit();
	return err;
}

void luarcu_netlink_exit(void)
{
	genl_unregister_family(&netlink_family);
	luarcu_loads_exit();
}
