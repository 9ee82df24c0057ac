// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/sched/signal.h>
#include <net/sock.h>

#include "luarcu/entry.h"
#include "luarcu/netlink.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* Slots that are looked at between two looks at what else there is to do. */
#define ENTRY_STRIDE 1024

/* Bytes of strings, unless settings say otherwise. */
#define ENTRY_STRING 32

/* --- settings */

static struct netlink_range_validation entry_sizes = { .min = 1, .max = LUARCU_SIZE_MAX };
struct netlink_range_validation luarcu_seconds = { .min = 1, .max = LUARCU_SECONDS_MAX };

const struct nla_policy luarcu_settings_policy[LUARCU_SETTING_A_COUNT] = {
	[LUARCU_SETTING_A_SIZE] = NLA_POLICY_FULL_RANGE(NLA_U32, &entry_sizes),
	[LUARCU_SETTING_A_TTL] = NLA_POLICY_FULL_RANGE(NLA_U32, &luarcu_seconds),
	[LUARCU_SETTING_A_KEY] = NLA_POLICY_RANGE(NLA_U32, 1, LUARCU_STRING_MAX),
	[LUARCU_SETTING_A_VALUE] = NLA_POLICY_RANGE(NLA_U32, 1, LUARCU_STRING_MAX),
	[LUARCU_SETTING_A_OLDEST] = { .type = NLA_FLAG },
	[LUARCU_SETTING_A_REFRESH] = { .type = NLA_FLAG },
};

static u32 setting_u32(const struct nlattr *attr, u32 absent)
{
	return attr ? nla_get_u32(attr) : absent;
}

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
		.ttl = LUARCU_SECOND * setting_u32(attrs[LUARCU_SETTING_A_TTL], 0),
		.key = setting_u32(attrs[LUARCU_SETTING_A_KEY], ENTRY_STRING),
		.value = setting_u32(attrs[LUARCU_SETTING_A_VALUE], ENTRY_STRING),
		.oldest = attrs[LUARCU_SETTING_A_OLDEST],
		.refresh = attrs[LUARCU_SETTING_A_REFRESH],
	};
	if (!settings->refresh || settings->ttl)
		return 0;
	NL_SET_ERR_MSG(info->extack, "there is no time to live that could begin again");
	return -EINVAL;
}

bool luarcu_settings_same_as(struct luarcu_object *object,
			     const struct luarcu_settings *wanted)
{
	const struct luarcu_settings *is = &luarcu_table_in(object)->settings;

	return is->size == wanted->size && is->ttl == wanted->ttl && is->key == wanted->key &&
	       is->value == wanted->value && is->oldest == wanted->oldest &&
	       is->refresh == wanted->refresh;
}

int luarcu_settings_put(struct sk_buff *skb, struct luarcu_object *object)
{
	const struct luarcu_settings *settings = &luarcu_table_in(object)->settings;
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

/* KEY or VALUE, of which a string has @most bytes. */
static int datum_read(struct genl_info *info, int kind, u8 most, struct luarcu_datum *datum)
{
	struct nlattr *attr = info->attrs[kind];

	if (!attr || !datum_parse(attr, datum)) {
		NL_SET_ERR_MSG(info->extack,
			       "a key or value is missing, or no integer, string or boolean");
		return -EINVAL;
	}
	if (datum->length <= most)
		return 0;
	NL_SET_ERR_MSG_ATTR(info->extack, attr, "the table takes no string of that length");
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

static int entry_key(struct genl_info *info, const struct luarcu_table *table,
		     struct luarcu_key *key)
{
	struct luarcu_datum datum;
	const int err = datum_read(info, LUARCU_A_KEY, table->settings.key, &datum);

	if (!err)
		*key = luarcu_key(table, datum);
	return err;
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

int luarcu_entry_read(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	struct luarcu_table *table;
	struct luarcu_copy value;
	struct luarcu_key key;
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	table = luarcu_table_in(object);
	err = entry_key(info, table, &key);
	if (!err)
		err = luarcu_table_get(table, key, &value) ? read_reply(info, &value) :
							     entry_missing(info);
	luarcu_object_put(object);
	return err;
}

static int entry_write(struct luarcu_table *table, struct genl_info *info)
{
	const u64 lifetime = LUARCU_SECOND * setting_u32(info->attrs[LUARCU_A_SECONDS], 0);
	struct luarcu_datum value;
	struct luarcu_key key;
	int err;

	err = entry_key(info, table, &key) ?:
	      datum_read(info, LUARCU_A_VALUE, table->settings.value, &value);
	if (err)
		return err;
	if (luarcu_table_put(table, key, value, lifetime) == LUARCU_DONE)
		return 0;
	NL_SET_ERR_MSG(info->extack, "the table is full");
	return -ENOSPC;
}

int luarcu_entry_write(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	err = entry_write(luarcu_table_in(object), info);
	luarcu_object_put(object);
	return err;
}

/* A part of ENTRY; false where it is missing, or no datum. */
static bool entry_part(struct nlattr *attr, struct luarcu_datum *datum)
{
	return attr && datum_parse(attr, datum);
}

int luarcu_entry_load(struct luarcu_table *table, struct nlattr *nest,
		      struct netlink_ext_ack *extack)
{
	struct nlattr *attrs[LUARCU_ENTRY_A_COUNT];
	struct luarcu_datum key, value;
	u64 lifetime;

	/* Validated with the message. */
	nla_parse_nested_deprecated(attrs, LUARCU_ENTRY_A_COUNT - 1, nest, NULL, NULL);
	lifetime = LUARCU_SECOND * setting_u32(attrs[LUARCU_ENTRY_A_SECONDS], 0);
	NL_SET_BAD_ATTR(extack, nest);
	if (!entry_part(attrs[LUARCU_ENTRY_A_KEY], &key) ||
	    !entry_part(attrs[LUARCU_ENTRY_A_VALUE], &value)) {
		NL_SET_ERR_MSG(extack,
			       "a key or value is missing, or no integer, string or boolean");
		return -EINVAL;
	}
	if (key.length > table->settings.key || value.length > table->settings.value) {
		NL_SET_ERR_MSG(extack, "the table takes no string of that length");
		return -EMSGSIZE;
	}
	if (luarcu_table_put(table, luarcu_key(table, key), value, lifetime) == LUARCU_DONE)
		return 0;
	NL_SET_ERR_MSG(extack, "the table is full");
	return -ENOSPC;
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

/* What others put meanwhile may stay. */
static int entries_flush(struct luarcu_object *object)
{
	const u32 size = luarcu_table_in(object)->settings.size;
	struct luarcu_table *table;
	struct luarcu_item item;
	u32 number;

	for (number = 1; number <= size; number++) {
		if (number % ENTRY_STRIDE == 0) {
			cond_resched();
			if (fatal_signal_pending(current))
				return -EINTR;
		}
		table = luarcu_table_in(object);
		if (!luarcu_table_at(table, number, &item))
			continue;
		luarcu_table_delete(table, copy_key(table, &item.key));
	}
	return 0;
}

int luarcu_entry_erase(struct sk_buff *skb, struct genl_info *info)
{
	struct luarcu_object *object = entry_object(info);
	struct luarcu_table *table;
	struct luarcu_key key;
	int err;

	if (IS_ERR(object))
		return PTR_ERR(object);
	if (!info->attrs[LUARCU_A_KEY]) {
		err = entries_flush(object);
	} else {
		table = luarcu_table_in(object);
		err = entry_key(info, table, &key);
		if (!err && !luarcu_table_delete(table, key))
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

int luarcu_entries_dump(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct entries_place *place = entries_place(cb);
	const u32 size = luarcu_table_in(place->object)->settings.size;
	struct luarcu_item item;
	int err = 0;

	for (; place->number <= size; place->number++) {
		if (place->number % ENTRY_STRIDE == 0)
			cond_resched();
		if (!luarcu_table_at(luarcu_table_in(place->object), place->number, &item))
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
