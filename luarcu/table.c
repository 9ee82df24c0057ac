// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/table.h"

/* How often a reader tries without the lock. */
#define TABLE_TRIES 4

/* --- reading */

static void copy_words(struct luarcu_copy *copy, u8 type, u8 length, const u64 *words, u32 most)
{
	const u32 count = min(luarcu_words(type, length), most);
	u32 i;

	copy->type = type;
	copy->length = length;
	for (i = 0; i < count; i++)
		copy->words[i] = READ_ONCE(words[i]);
}

/* Of an entry that may change: what was copied counts if the bucket did not. */
static void copy_value(const struct luarcu_table *table, const struct luarcu_entry *entry,
		       u64 head, struct luarcu_copy *copy)
{
	copy_words(copy, head >> 16, head >> 24, entry->words + table->key_words,
		   table->value_words);
}

static void copy_key(const struct luarcu_table *table, const struct luarcu_entry *entry,
		     u64 head, struct luarcu_copy *copy)
{
	copy_words(copy, head, head >> 8, entry->words, table->key_words);
}

static const struct luarcu_entry *chain_find(const struct luarcu_table *table,
					     const struct luarcu_bucket *bucket,
					     const struct luarcu_key *key)
{
	const struct luarcu_entry *entry;
	u32 number = READ_ONCE(bucket->first), i;

	for (i = 0; number && i < LUARCU_CHAIN; i++) {
		entry = luarcu_slot(table, number);
		if (luarcu_entry_has(entry, key))
			return entry;
		number = READ_ONCE(entry->next);
	}
	return NULL;
}

/* Sets @expires, 0: never, of what it finds. */
static __always_inline bool chain_get(const struct luarcu_table *table,
				      const struct luarcu_bucket *bucket,
				      const struct luarcu_key *key, struct luarcu_copy *value,
				      u64 *expires)
{
	const struct luarcu_entry *entry = chain_find(table, bucket, key);

	if (!entry)
		return false;
	*expires = READ_ONCE(entry->expires);
	copy_value(table, entry, READ_ONCE(entry->head), value);
	return true;
}

static noinline bool locked_get(struct luarcu_table *table, struct luarcu_bucket *bucket,
				const struct luarcu_key *key, struct luarcu_copy *value,
				u64 *expires)
{
	const bool were_on = luarcu_bucket_lock(bucket);
	const bool found = chain_get(table, bucket, key, value, expires);

	luarcu_bucket_unlock(bucket, were_on);
	return found;
}

static bool quick_get(struct luarcu_table *table, const struct luarcu_key *key,
		      struct luarcu_copy *value, u64 *expires)
{
	struct luarcu_bucket *bucket = luarcu_bucket(table, key->head);
	unsigned int seq, i;
	bool found;

	for (i = 0; i < TABLE_TRIES; i++) {
		seq = raw_seqcount_begin(&bucket->changes);
		found = chain_get(table, bucket, key, value, expires);
		if (likely(!read_seqcount_retry(&bucket->changes, seq)))
			return found;
	}
	return locked_get(table, bucket, key, value, expires);
}

/* The entry, or another one of that key that came meanwhile, lives longer for the hit. */
static enum luarcu_decision decide_refresh(const struct luarcu_table *table,
					   struct luarcu_entry *entry,
					   struct luarcu_change *change)
{
	if (entry && entry->expires && entry->expires < change->expires)
		luarcu_entry_renew(table, entry, change);
	return LUARCU_REFUSE;
}

bool luarcu_table_get(struct luarcu_table *table, const struct luarcu_key *key,
		      struct luarcu_copy *value)
{
	struct luarcu_change change;
	u64 expires;

	if (!quick_get(table, key, value, &expires))
		return false;
	if (likely(!expires))
		return true;
	luarcu_change_begin(table, &change, 0);
	if (expires <= change.now)
		return false;
	if (table->settings.refresh && expires < change.expires)
		luarcu_table_change(table, key, &change, decide_refresh);
	return true;
}

/* Whether the slot still has an entry with that head. */
static bool slot_copy(const struct luarcu_table *table, const struct luarcu_entry *entry,
		      u64 head, struct luarcu_item *item)
{
	copy_key(table, entry, head, &item->key);
	copy_value(table, entry, head, &item->value);
	return READ_ONCE(entry->head) == head;
}

static noinline bool locked_at(struct luarcu_table *table, const struct luarcu_entry *entry,
			       u64 head, struct luarcu_item *item)
{
	struct luarcu_bucket *bucket = luarcu_bucket(table, head);
	const bool were_on = luarcu_bucket_lock(bucket);
	bool there;

	/* It may have another value now, or another key if that is of this bucket. */
	head = READ_ONCE(entry->head);
	there = head && luarcu_bucket(table, head) == bucket &&
		slot_copy(table, entry, head, item);
	luarcu_bucket_unlock(bucket, were_on);
	return there;
}

bool luarcu_table_at(struct luarcu_table *table, u32 number, struct luarcu_item *item)
{
	const struct luarcu_entry *entry = luarcu_slot(table, number);
	const u64 now = luarcu_clock();
	struct luarcu_bucket *bucket;
	unsigned int seq, i;
	u64 head;
	bool there;

	for (i = 0; i < TABLE_TRIES; i++) {
		head = smp_load_acquire(&entry->head);
		if (!head || luarcu_entry_expired(entry, now))
			return false;
		bucket = luarcu_bucket(table, head);
		seq = raw_seqcount_begin(&bucket->changes);
		there = slot_copy(table, entry, head, item);
		if (there && !read_seqcount_retry(&bucket->changes, seq))
			return true;
	}
	return locked_at(table, entry, head, item);
}

/* --- writing */

static enum luarcu_decision decide_put(const struct luarcu_table *table,
				       struct luarcu_entry *entry, struct luarcu_change *change)
{
	return LUARCU_STORE;
}

enum luarcu_answer luarcu_table_put(struct luarcu_table *table, const struct luarcu_key *key,
				    const struct luarcu_datum *value, u64 lifetime)
{
	struct luarcu_change change = { .value = *value };

	luarcu_change_begin(table, &change, lifetime);
	return luarcu_table_change(table, key, &change, decide_put);
}

static enum luarcu_decision decide_absent(const struct luarcu_table *table,
					  struct luarcu_entry *entry,
					  struct luarcu_change *change)
{
	return entry ? LUARCU_REFUSE : LUARCU_STORE;
}

enum luarcu_answer luarcu_table_put_if_absent(struct luarcu_table *table,
					      const struct luarcu_key *key,
					      const struct luarcu_datum *value, u64 lifetime)
{
	struct luarcu_change change = { .value = *value };

	luarcu_change_begin(table, &change, lifetime);
	return luarcu_table_change(table, key, &change, decide_absent);
}

static enum luarcu_decision decide_equal(const struct luarcu_table *table,
					 struct luarcu_entry *entry,
					 struct luarcu_change *change)
{
	return entry && luarcu_entry_value_is(table, entry, change->expected) ? LUARCU_STORE :
										LUARCU_REFUSE;
}

enum luarcu_answer luarcu_table_swap(struct luarcu_table *table, const struct luarcu_key *key,
				     const struct luarcu_datum *expected,
				     const struct luarcu_datum *value, u64 lifetime)
{
	struct luarcu_change change = { .value = *value, .expected = expected };

	luarcu_change_begin(table, &change, lifetime);
	return luarcu_table_change(table, key, &change, decide_equal);
}

/* What is there keeps its lifetime; where hits refresh, this is one. */
static enum luarcu_decision decide_add(const struct luarcu_table *table,
				       struct luarcu_entry *entry, struct luarcu_change *change)
{
	change->value.integer = change->n;
	if (!entry)
		return LUARCU_STORE;
	if (luarcu_entry_value_type(entry) != LUARCU_INTEGER)
		return LUARCU_REFUSE;
	change->value.integer += entry->words[table->key_words];
	if (!table->settings.refresh || !entry->expires || entry->expires > change->expires)
		change->expires = entry->expires;
	return LUARCU_STORE;
}

enum luarcu_answer luarcu_table_add(struct luarcu_table *table, const struct luarcu_key *key,
				    u64 n, u64 lifetime, u64 *sum)
{
	struct luarcu_change change = { .value.type = LUARCU_INTEGER, .n = n };
	enum luarcu_answer answer;

	luarcu_change_begin(table, &change, lifetime);
	answer = luarcu_table_change(table, key, &change, decide_add);
	*sum = change.value.integer;
	return answer;
}

static enum luarcu_decision decide_remove(const struct luarcu_table *table,
					  struct luarcu_entry *entry,
					  struct luarcu_change *change)
{
	return entry ? LUARCU_REMOVE : LUARCU_REFUSE;
}

bool luarcu_table_delete(struct luarcu_table *table, const struct luarcu_key *key)
{
	struct luarcu_change change = { .now = luarcu_clock() };

	return luarcu_table_change(table, key, &change, decide_remove) == LUARCU_DONE;
}
