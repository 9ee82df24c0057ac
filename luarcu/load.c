// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/slab.h>
#include <net/genetlink.h>

#include "luarcu/domains.h"
#include "luarcu/entry.h"
#include "luarcu/find.h"
#include "luarcu/load.h"
#include "luarcu/netlink.h"
#include "luarcu/prefixes.h"
#include "luarcu/set.h"
#include "luarcu/table_object.h"

/* A content that comes in parts, of one socket. Who works on it has it out of the list. */
struct luarcu_load {
	struct list_head node;
	possible_net_t net; /* of the socket, which holds it */
	u32 portid;
	struct luarcu_object *object; /* a set or a table, with a reference */
	void *content;
	size_t memory; /* that the object was charged */
};

/* Protects the list of loads; process context only. */
static DEFINE_MUTEX(loads_lock);
static LIST_HEAD(loads);

static bool is_table(const struct luarcu_object *object)
{
	return object->kind == &luarcu_table_kind;
}

static bool is_domains(const struct luarcu_object *object)
{
	return object->kind == &luarcu_domains_kind.kind;
}

/* --- loads and sockets */

static struct luarcu_load *load_take(struct net *net, u32 portid)
{
	struct luarcu_load *load, *found = NULL;

	mutex_lock(&loads_lock);
	list_for_each_entry(load, &loads, node)
		if (load->portid == portid && net_eq(read_pnet(&load->net), net))
			found = load;
	if (found)
		list_del(&found->node);
	mutex_unlock(&loads_lock);
	return found;
}

static void load_give(struct luarcu_load *load)
{
	mutex_lock(&loads_lock);
	list_add(&load->node, &loads);
	mutex_unlock(&loads_lock);
}

/* With a content that was not handed on. */
static void load_drop(struct luarcu_load *load)
{
	if (is_table(load->object))
		luarcu_table_drop(load->content);
	else
		luarcu_set_kind(load->object)->free(load->content);
	luarcu_object_charge(load->object, 0, load->memory);
	luarcu_object_put(load->object);
	kfree(load);
}

/* All of a socket: another one may have begun while a command had one out of the list. */
static void loads_drop(struct net *net, u32 portid)
{
	struct luarcu_load *load;

	while ((load = load_take(net, portid)))
		load_drop(load);
}

/* A socket is closed: no command of it runs. */
static int loads_released(struct notifier_block *block, unsigned long event, void *data)
{
	const struct netlink_notify *notify = data;

	if (event == NETLINK_URELEASE && notify->protocol == NETLINK_GENERIC)
		loads_drop(notify->net, notify->portid);
	return NOTIFY_DONE;
}

static struct notifier_block loads_notifier = { .notifier_call = loads_released };

int __init luarcu_loads_init(void)
{
	return netlink_register_notifier(&loads_notifier);
}

void luarcu_loads_exit(void)
{
	struct luarcu_load *load, *next;

	netlink_unregister_notifier(&loads_notifier);
	list_for_each_entry_safe(load, next, &loads, node)
		load_drop(load);
}

/* --- to begin one */

/* One for each of enum luarcu_room_attr. */
struct load_room {
	u32 of[LUARCU_ROOM_A_COUNT];
};

static int room_read(struct genl_info *info, bool domains, struct load_room *room)
{
	struct nlattr *nest = info->attrs[LUARCU_A_ROOM], *attr;
	int rest;

	*room = (struct load_room){ 0 };
	if (!nest) {
		NL_SET_ERR_MSG(info->extack, "ROOM is missing: how much will be loaded");
		return -EINVAL;
	}
	nla_for_each_nested(attr, nest, rest) {
		if (domains != (nla_type(attr) <= LUARCU_ROOM_A_BYTES)) {
			NL_SET_ERR_MSG_ATTR(info->extack, attr,
					    "this ROOM is that of a set of another kind");
			return -EINVAL;
		}
		room->of[nla_type(attr)] = nla_get_u32(attr);
	}
	return 0;
}

static size_t room_memory(const struct load_room *room, bool domains)
{
	return domains ? luarcu_domains_room(room->of[LUARCU_ROOM_A_NAMES],
					     room->of[LUARCU_ROOM_A_BYTES])
		       : luarcu_prefixes_room(&room->of[LUARCU_ROOM_A_IPV4]);
}

static void *room_content(const struct load_room *room, bool domains)
{
	if (domains)
		return luarcu_domains_new(room->of[LUARCU_ROOM_A_NAMES],
					  room->of[LUARCU_ROOM_A_BYTES]);
	return luarcu_prefixes_new(&room->of[LUARCU_ROOM_A_IPV4]);
}

/* What was made for a table has all of its room already. */
static void *load_content(const struct luarcu_load *load, const struct load_room *room)
{
	return is_table(load->object) ? luarcu_table_new(load->object) :
					room_content(room, is_domains(load->object));
}

static int load_fill(struct luarcu_load *load, const struct load_room *room,
		     struct netlink_ext_ack *extack)
{
	const size_t memory = is_table(load->object) ? luarcu_table_memory(load->object) :
						       room_memory(room, is_domains(load->object));
	int err = luarcu_object_charge(load->object, memory, 0);

	if (err == -EFBIG)
		NL_SET_ERR_MSG(extack, "with the new content it would be larger than 1 GiB");
	else if (err)
		NL_SET_ERR_MSG(extack, "the network namespace may not have so much memory");
	if (err)
		return err;
	load->memory = memory;
	load->content = load_content(load, room);
	if (load->content)
		return 0;
	NL_SET_ERR_MSG(extack, "no memory for so many entries");
	return -ENOMEM;
}

static int load_room(const struct luarcu_load *load, struct genl_info *info,
		     struct load_room *room)
{
	if (!is_table(load->object))
		return room_read(info, is_domains(load->object), room);
	if (!info->attrs[LUARCU_A_ROOM])
		return 0;
	NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_ROOM],
			    "a table has its room already");
	return -EINVAL;
}

/* Hands over the reference. */
static int load_begin(struct luarcu_object *object, struct genl_info *info)
{
	struct luarcu_load *load = kzalloc(sizeof(*load), GFP_KERNEL);
	struct load_room room;
	int err;

	if (!load) {
		luarcu_object_put(object);
		return -ENOMEM;
	}
	load->object = object;
	load->portid = info->snd_portid;
	write_pnet(&load->net, genl_info_net(info));
	err = load_room(load, info, &room) ?: load_fill(load, &room, info->extack);
	if (err)
		load_drop(load);
	else
		load_give(load);
	return err;
}

int luarcu_load_begin(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = luarcu_netlink_object(info);

	if (IS_ERR(object))
		return PTR_ERR(object);
	if (!luarcu_set_kind(object) && !is_table(object)) {
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME],
				    "nothing can be loaded into it");
		luarcu_object_put(object);
		return -EOPNOTSUPP;
	}
	loads_drop(genl_info_net(info), info->snd_portid);
	return load_begin(object, info);
}

/* --- to add to it */

static int add_domain(struct luarcu_domains *domains, const struct nlattr *attr,
		      struct netlink_ext_ack *extack)
{
	const int err = luarcu_domains_add(domains, nla_data(attr), nla_len(attr) - 1);

	if (err == -EINVAL)
		NL_SET_ERR_MSG_ATTR(extack, attr,
				    "a domain name has labels of 1 to 63 letters, digits, '-' "
				    "and '_', and 253 bytes at most");
	else if (err == -ENOSPC)
		NL_SET_ERR_MSG_ATTR(extack, attr, "there is no ROOM for it");
	else if (err == -ELOOP)
		NL_SET_ERR_MSG(extack, "the names can't be told apart fast enough");
	return err;
}

static int prefix_read(struct nlattr *nest, struct luarcu_prefix *prefix)
{
	struct nlattr *attrs[LUARCU_PREFIX_A_COUNT], *address;

	/* Validated with the message. */
	nla_parse_nested_deprecated(attrs, LUARCU_PREFIX_A_COUNT - 1, nest, NULL, NULL);
	address = attrs[LUARCU_PREFIX_A_ADDRESS];
	if (!address || !attrs[LUARCU_PREFIX_A_LENGTH] || !luarcu_is_address(address))
		return -EBADMSG;
	*prefix = (struct luarcu_prefix){
		.ipv4 = nla_len(address) == sizeof(__be32),
		.length = nla_get_u8(attrs[LUARCU_PREFIX_A_LENGTH]),
		.value = 1,
	};
	memcpy(prefix->address, nla_data(address), nla_len(address));
	if (attrs[LUARCU_PREFIX_A_VALUE])
		prefix->value = nla_get_u32(attrs[LUARCU_PREFIX_A_VALUE]);
	return 0;
}

static int add_prefix(struct luarcu_prefixes *prefixes, struct nlattr *nest,
		      struct netlink_ext_ack *extack)
{
	struct luarcu_prefix prefix;
	int err = prefix_read(nest, &prefix) ?: luarcu_prefixes_add(prefixes, &prefix);

	NL_SET_BAD_ATTR(extack, nest);
	if (err == -EBADMSG)
		NL_SET_ERR_MSG(extack, "a prefix has an address of 4 or 16 bytes and a length");
	else if (err == -ERANGE)
		NL_SET_ERR_MSG(extack, "a prefix is no longer than its address");
	else if (err == -EINVAL)
		NL_SET_ERR_MSG(extack, "the address has bits behind the prefix");
	else if (err == -EEXIST)
		NL_SET_ERR_MSG(extack, "the prefix is there already");
	else if (err == -EPROTO)
		NL_SET_ERR_MSG(extack, "the prefix is not behind the one before");
	else if (err == -ENOSPC)
		NL_SET_ERR_MSG(extack, "there is no ROOM for it");
	return err == -EBADMSG || err == -ERANGE ? -EINVAL : err;
}

static int add_entry(struct luarcu_load *load, struct nlattr *attr,
		     struct netlink_ext_ack *extack)
{
	const bool table = is_table(load->object), domains = is_domains(load->object);

	if (table != (nla_type(attr) == LUARCU_A_ENTRY) ||
	    domains != (nla_type(attr) == LUARCU_A_DOMAIN)) {
		NL_SET_ERR_MSG_ATTR(extack, attr, "this takes entries of another kind");
		return -EOPNOTSUPP;
	}
	if (table)
		return luarcu_entry_load(load->content, attr, extack);
	return domains ? add_domain(load->content, attr, extack)
		       : add_prefix(load->content, attr, extack);
}

static struct luarcu_load *load_find(struct genl_info *info)
{
	struct luarcu_load *load = load_take(genl_info_net(info), info->snd_portid);

	if (load)
		return load;
	NL_SET_ERR_MSG(info->extack, "the socket has not begun to load anything");
	return ERR_PTR(-ENOENT);
}

int luarcu_load_add(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_load *load = load_find(info);
	struct nlattr *attr;
	int rest, err = 0;

	if (IS_ERR(load))
		return PTR_ERR(load);
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rest) {
		err = add_entry(load, attr, info->extack);
		if (err)
			break;
	}
	if (err == -EINTR || err == -ELOOP)
		load_drop(load);
	else
		load_give(load);
	return err;
}

/* --- to end it */

static void load_replace(struct luarcu_load *load)
{
	if (is_table(load->object)) {
		/* The memory of the old one is given back, which is as much. */
		luarcu_table_replace(load->object, load->content);
	} else {
		luarcu_set_replace(luarcu_set_of(load->object), load->content, load->memory);
		load->memory = 0;
	}
	load->content = NULL;
}

int luarcu_load_commit(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_load *load;
	int err = 0;

	if (nlmsg_len(info->nlhdr) > GENL_HDRLEN) {
		NL_SET_ERR_MSG(info->extack, "a commit takes no attributes");
		return -EINVAL;
	}
	load = load_find(info);
	if (IS_ERR(load))
		return PTR_ERR(load);
	if (luarcu_set_kind(load->object) == &luarcu_prefixes_kind)
		err = luarcu_prefixes_finish(load->content);
	if (err == -ENOSPC)
		NL_SET_ERR_MSG(info->extack,
			       "there is no ROOM for what follows inner prefixes");
	if (!err)
		load_replace(load);
	load_drop(load);
	return err;
}
