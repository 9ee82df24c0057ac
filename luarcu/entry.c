// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <net/sock.h>

#include "luarcu/entry.h"
#include "luarcu/netlink.h"
#include "luarcu/settings.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* Slots that are looked at between two looks at what else there is to do. */
#define ENTRY_STRIDE 1024

/* --- data */

const struct nla_policy luarcu_datum_policy[LUARCU_DATUM_A_COUNT] = {
	[LUARCU_DATUM_A_INTEGER] = { .type = NLA_S64 },
	[LUARCU_DATUM_A_STRING] = { .type = NLA_BINARY, .len = LUARCU_STRING_MAX },
	[LUARCU_DATUM_A_BOOLEAN] = NLA_POLICY_MAX(NLA_U8, 1),
};

const struct nla_policy luarcu_entry_policy[LUARCU_ENTRY_A_COUNT] = {
	[LUARCU_ENTRY_A_KEY] = NLA_POLICY_NESTED(luarcu_datum_policy),
	[LUARCU_ENTRY_A_VALUE] = NLA_POLICY_NESTED(luarcu_datum_policy),
	[LUARCU_ENTRY_A_SECONDS] = NLA_POLICY_FULL_RANGE(NLA_U32, &luarcu_seconds),
};

/* What is in a nest of one attribute; false where there is another number of them. */
static bool datum_parse(struct nlattr *nest, struct luarcu_datum *datum)
{
	struct nlattr *attr = nla_data(nest);

	if (!nla_ok(attr, nla_len(nest)) || NLA_ALIGN(attr->nla_len) < nla_len(nest))
		return false;
	*datum = (struct luarcu_datum){ .type = LUARCU_STRING };
	switch (nla_type(attr)) {
	case LUARCU_DATUM_A_INTEGER:
		datum->type = LUARCU_INTEGER;
		datum->integer = nla_get_s64(attr);
		return true;
	case LUARCU_DATUM_A_STRING:
		datum->text = nla_data(attr);
		datum->length = nla_len(attr);
		return true;
	case LUARCU_DATUM_A_BOOLEAN:
		datum->type = nla_get_u8(attr) ? LUARCU_TRUE : LUARCU_FALSE;
		return true;
	}
	return false;
}

/* What is in KEY or VALUE, of which a string has @most bytes. */
static int datum_read(struct nlattr *attr, u8 most, struct luarcu_datum *datum,
		      struct netlink_ext_ack *extack)
{
	if (!attr || !datum_parse(attr, datum)) {
		NL_SET_ERR_MSG(extack,
			       "a key or value is missing, or no integer, string or boolean");
		return -EINVAL;
	}
	if (datum->length <= most)
		return 0;
	NL_SET_ERR_MSG_ATTR(extack, attr, "the table takes no string of that length");
	return -EMSGSIZE;
}

static int datum_put(struct sk_buff *skb, int kind, struct luarcu_copy *copy)
{
	struct nlattr *nest = nla_nest_start(skb, kind);
	int err = -EMSGSIZE;

	if (!nest)
		return err;
	if (copy->type == LUARCU_INTEGER)
		err = nla_put_s64(skb, LUARCU_DATUM_A_INTEGER, copy->words[0],
				  LUARCU_DATUM_A_PAD);
	else if (copy->type == LUARCU_STRING)
		err = nla_put(skb, LUARCU_DATUM_A_STRING, copy->length, luarcu_copy_text(copy));
	else
		err = nla_put_u8(skb, LUARCU_DATUM_A_BOOLEAN, copy->type == LUARCU_TRUE);
	nla_nest_end(skb, nest);
	return err;
}

/* With the seconds that are left, if that ends; a part of one counts. */
static int value_put(struct sk_buff *skb, struct luarcu_copy *value)
{
	const u64 now = luarcu_clock(), expires = max(value->expires, now);
	int err = datum_put(skb, LUARCU_A_VALUE, value);

	if (err || !value->expires)
		return err;
	return nla_put_u32(skb, LUARCU_A_SECONDS,
			   DIV_ROUND_UP_ULL(expires - now, LUARCU_SECOND));
}

/* --- single entries */

/* The object that a request names, if it is a table, with a reference. */
static struct luarcu_object *entry_object(struct genl_info *info)
{
	struct luarcu_object *object = luarcu_netlink_object(info);

	if (IS_ERR(object) || object->kind == &luarcu_table_kind)
		return object;
	NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_NAME], "this is no table");
	luarcu_object_put(object);
	return ERR_PTR(-EOPNOTSUPP);
}

/* The key that a request is about, as a datum. */
static int entry_key(struct genl_info *info, const struct luarcu_object *object,
		     struct luarcu_datum *key)
{
	return datum_read(info->attrs[LUARCU_A_KEY], luarcu_table_settings(object)->key, key,
			  info->extack);
}

static int entry_put(struct sk_buff *skb, u32 portid, u32 seq, int flags,
		     struct luarcu_item *item)
{
	void *header = luarcu_netlink_header(skb, portid, seq, flags, LUARCU_CMD_READ);

	if (!header)
		return -EMSGSIZE;
	if (datum_put(skb, LUARCU_A_KEY, &item->key) || value_put(skb, &item->value)) {
		genlmsg_cancel(skb, header);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, header);
	return 0;
}

static int entry_missing(struct genl_info *info)
{
	NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUARCU_A_KEY], "the key has no value");
	return -ESRCH;
}

/* The key in the reply is the request's own. */
static int read_reply(struct genl_info *info, struct luarcu_copy *value)
{
	struct nlattr *key = info->attrs[LUARCU_A_KEY];
	struct sk_buff *reply = genlmsg_new(GENLMSG_DEFAULT_SIZE, GFP_KERNEL);
	void *header;

	if (!reply)
		return -ENOMEM;
	header = luarcu_netlink_header(reply, info->snd_portid, info->snd_seq, 0,
				       LUARCU_CMD_READ);
	if (!header || nla_put(reply, key->nla_type, nla_len(key), nla_data(key)) ||
	    value_put(reply, value)) {
		nlmsg_free(reply);
		return -EMSGSIZE;
	}
	genlmsg_end(reply, header);
	return genlmsg_reply(reply, info);
}

static bool entry_get(const struct luarcu_object *object, struct luarcu_datum key,
		      struct luarcu_copy *value)
{
	struct luarcu_table *table;
	bool found;

	rcu_read_lock();
	table = luarcu_table_in(object);
	found = luarcu_table_get(table, luarcu_key(table, key), value);
	rcu_read_unlock();
	return found;
}

int luarcu_entry_read(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	struct luarcu_copy value;
	struct luarcu_datum key;
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	err = entry_key(info, object, &key);
	if (!err)
		err = entry_get(object, key, &value) ? read_reply(info, &value) :
						       entry_missing(info);
	luarcu_object_put(object);
	return err;
}

/* Puts an entry into a content that is there as long as that takes. */
static int entry_store(struct luarcu_table *table, struct nlattr *key, struct nlattr *value,
		       const struct nlattr *seconds, struct netlink_ext_ack *extack)
{
	const u64 lifetime = LUARCU_SECOND * luarcu_u32_or(seconds, 0);
	struct luarcu_datum name, what;
	int err;

	err = datum_read(key, table->settings.key, &name, extack) ?:
	      datum_read(value, table->settings.value, &what, extack);
	if (err)
		return err;
	if (luarcu_table_put(table, luarcu_key(table, name), what, lifetime) == LUARCU_DONE)
		return 0;
	NL_SET_ERR_MSG(extack, "the table is full");
	return -ENOSPC;
}

int luarcu_entry_write(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	rcu_read_lock();
	err = entry_store(luarcu_table_in(object), info->attrs[LUARCU_A_KEY],
			  info->attrs[LUARCU_A_VALUE], info->attrs[LUARCU_A_SECONDS],
			  info->extack);
	rcu_read_unlock();
	luarcu_object_put(object);
	return err;
}

int luarcu_entry_load(struct luarcu_table *table, struct nlattr *nest,
		      struct netlink_ext_ack *extack)
{
	struct nlattr *attrs[LUARCU_ENTRY_A_COUNT];
	int err;

	/* Validated with the message. */
	nla_parse_nested_deprecated(attrs, LUARCU_ENTRY_A_COUNT - 1, nest, NULL, NULL);
	err = entry_store(table, attrs[LUARCU_ENTRY_A_KEY], attrs[LUARCU_ENTRY_A_VALUE],
			  attrs[LUARCU_ENTRY_A_SECONDS], extack);
	if (err)
		NL_SET_BAD_ATTR(extack, nest);
	return err;
}

/* The key that was copied; it has the copy of a string. */
static struct luarcu_key copy_key(const struct luarcu_table *table, struct luarcu_copy *copy)
{
	struct luarcu_datum datum = { .type = copy->type, .length = copy->length };

	if (copy->type == LUARCU_INTEGER)
		datum.integer = copy->words[0];
	else if (copy->type == LUARCU_STRING)
		datum.text = luarcu_copy_text(copy);
	return luarcu_key(table, datum);
}

static void slot_erase(const struct luarcu_object *object, u32 number)
{
	struct luarcu_table *table;
	struct luarcu_item item;

	rcu_read_lock();
	table = luarcu_table_in(object);
	if (luarcu_table_at(table, number, &item))
		luarcu_table_delete(table, copy_key(table, &item.key));
	rcu_read_unlock();
}

/* What others put meanwhile may stay. */
static int entries_flush(const struct luarcu_object *object)
{
	const u32 size = luarcu_table_settings(object)->size;
	u32 number;

	for (number = 1; number <= size; number++) {
		if (number % ENTRY_STRIDE == 0) {
			cond_resched();
			if (fatal_signal_pending(current))
				return -EINTR;
		}
		slot_erase(object, number);
	}
	return 0;
}

static bool entry_delete(const struct luarcu_object *object, struct luarcu_datum key)
{
	struct luarcu_table *table;
	bool found;

	rcu_read_lock();
	table = luarcu_table_in(object);
	found = luarcu_table_delete(table, luarcu_key(table, key));
	rcu_read_unlock();
	return found;
}

int luarcu_entry_erase(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	struct luarcu_datum key;
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	if (!info->attrs[LUARCU_A_KEY]) {
		err = entries_flush(object);
	} else {
		err = entry_key(info, object, &key);
		if (!err && !entry_delete(object, key))
			err = entry_missing(info);
	}
	luarcu_object_put(object);
	return err;
}

/* --- all of them */

/* Where a dump is: it keeps the object. */
struct entries_place {
	struct luarcu_object *object;
	u32 number; /* of the next slot */
};

static struct entries_place *entries_place(struct netlink_callback *cb)
{
	BUILD_BUG_ON(sizeof(struct entries_place) > sizeof(cb->ctx));
	return (struct entries_place *)cb->ctx;
}

int luarcu_entries_begin(struct netlink_callback *cb)
{
	const struct nlattr *name = nlmsg_find_attr(cb->nlh, GENL_HDRLEN, LUARCU_A_NAME);
	struct luarcu_object *object = NULL;

	if (nlmsg_find_attr(cb->nlh, GENL_HDRLEN, LUARCU_A_KEY)) {
		NL_SET_ERR_MSG(cb->extack, "a dump takes no key");
		return -EINVAL;
	}
	if (name)
		object = luarcu_object_get(sock_net(cb->skb->sk), nla_data(name));
	if (!object) {
		NL_SET_ERR_MSG(cb->extack,
			       "there is nothing of that name in this network namespace");
		return -ENOENT;
	}
	if (object->kind != &luarcu_table_kind) {
		NL_SET_ERR_MSG(cb->extack, "this is no table");
		luarcu_object_put(object);
		return -EOPNOTSUPP;
	}
	*entries_place(cb) = (struct entries_place){ object, 1 };
	return 0;
}

static bool slot_copy(const struct luarcu_object *object, u32 number, struct luarcu_item *item)
{
	bool found;

	rcu_read_lock();
	found = luarcu_table_at(luarcu_table_in(object), number, item);
	rcu_read_unlock();
	return found;
}

int luarcu_entries_dump(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct entries_place *place = entries_place(cb);
	const u32 size = luarcu_table_settings(place->object)->size;
	struct luarcu_item item;
	int err = 0;

	for (; place->number <= size; place->number++) {
		if (place->number % ENTRY_STRIDE == 0)
			cond_resched();
		if (!slot_copy(place->object, place->number, &item))
			continue;
		err = entry_put(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
				NLM_F_MULTI, &item);
		if (err)
			break;
	}
	return skb->len ?: err;
}

int luarcu_entries_end(struct netlink_callback *cb)
{
	struct entries_place *place = entries_place(cb);

	if (place->object)
		luarcu_object_put(place->object);
	return 0;
}
