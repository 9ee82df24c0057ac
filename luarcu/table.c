// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/table.h"

/* How often a reader tries without the lock. */
#define TABLE_TRIES 4

/* --- reading */

/* Of an entry that may change: what was copied counts if the bucket did not. */
static noinline void copy_words(struct luarcu_copy *copy, const u64 *words, u32 most)
{
	const u32 count = min(luarcu_words(copy->type, copy->length), most);
	u32 i;

	for (i = 0; i < count; i++)
		copy->words[i] = READ_ONCE(words[i]);
}

static __always_inline void copy_value(const struct luarcu_table *table,
				       const struct luarcu_entry *entry,
				       struct luarcu_copy *copy)
{
	const u64 head = READ_ONCE(entry->head);
	const u64 *words = entry->words + table->key_words;

	copy->expires = READ_ONCE(entry->expires);
	copy->type = head >> 16;
	copy->length = head >> 24;
	if (likely(copy->type == LUARCU_INTEGER))
		copy->words[0] = READ_ONCE(words[0]);
	else
		copy_words(copy, words, table->value_words);
}

/* Finds the key in its chain, and copies the value. */
static __always_inline bool chain_get(const struct luarcu_table *table,
				      const struct luarcu_bucket *bucket,
				      struct luarcu_key key, struct luarcu_copy *value)
{
	const struct luarcu_entry *entry = luarcu_chain_find(table, bucket, key);

	if (entry)
		copy_value(table, entry, value);
	return entry;
}

static bool locked_get(const struct luarcu_table *table, struct luarcu_bucket *bucket,
		       struct luarcu_key key, struct luarcu_copy *value)
{
	const bool were_on = luarcu_bucket_lock(bucket);
	const bool found = chain_get(table, bucket, key, value);

	luarcu_bucket_unlock(bucket, were_on);
	return found;
}

/* Whether it was there, whatever its time is. */
static bool bucket_get(const struct luarcu_table *table, struct luarcu_bucket *bucket,
		       struct luarcu_key key, struct luarcu_copy *value)
{
	unsigned int seq, i;
	bool found;

	for (i = 0; i < TABLE_TRIES; i++) {
		seq = raw_seqcount_begin(&bucket->changes);
		found = chain_get(table, bucket, key, value);
		if (!read_seqcount_retry(&bucket->changes, seq))
			return found;
	}
	return locked_get(table, bucket, key, value);
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

/* Whether what was found is still there, by the clock. */
static bool get_mortal(struct luarcu_table *table, struct luarcu_key key, u64 expires)
{
	struct luarcu_change change lunatik_uninitialized;

	luarcu_change_begin(table, &change, 0);
	if (expires <= change.now)
		return false;
	if (table->settings.refresh && expires < change.expires)
		luarcu_table_change(table, key, &change, decide_refresh);
	return true;
}

bool luarcu_table_get(struct luarcu_table *table, struct luarcu_key key,
		      struct luarcu_copy *value)
{
	struct luarcu_bucket *bucket = luarcu_bucket(table, key.head);

	return bucket_get(table, bucket, key, value) &&
	       (!value->expires || get_mortal(table, key, value->expires));
}

/* Whether the slot still has an entry with that head. */
static bool slot_copy(const struct luarcu_table *table, const struct luarcu_entry *entry,
		      u64 head, struct luarcu_item *item)
{
	item->key.type = head;
	item->key.length = head >> 8;
	copy_words(&item->key, entry->words, table->key_words);
	copy_value(table, entry, &item->value);
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

/* Writes a value as that decides. */
static __always_inline enum luarcu_answer table_write(struct luarcu_table *table,
						      struct luarcu_key key,
						      struct luarcu_datum value, u64 lifetime,
						      luarcu_decide decide)
{
	struct luarcu_change change lunatik_uninitialized;

	luarcu_change_begin(table, &change, lifetime);
	change.value = value;
	return luarcu_table_change(table, key, &change, decide);
}

static enum luarcu_decision decide_put(const struct luarcu_table *table,
				       struct luarcu_entry *entry, struct luarcu_change *change)
{
	return LUARCU_STORE;
}

enum luarcu_answer luarcu_table_put(struct luarcu_table *table, struct luarcu_key key,
				    struct luarcu_datum value, u64 lifetime)
{
	return table_write(table, key, value, lifetime, decide_put);
}

static enum luarcu_decision decide_absent(const struct luarcu_table *table,
					  struct luarcu_entry *entry,
					  struct luarcu_change *change)
{
	return entry ? LUARCU_REFUSE : LUARCU_STORE;
}

enum luarcu_answer luarcu_table_put_if_absent(struct luarcu_table *table,
					      struct luarcu_key key,
					      struct luarcu_datum value, u64 lifetime)
{
	return table_write(table, key, value, lifetime, decide_absent);
}

static enum luarcu_decision decide_equal(const struct luarcu_table *table,
					 struct luarcu_entry *entry,
					 struct luarcu_change *change)
{
	return entry && luarcu_entry_value_is(table, entry, change->expected) ? LUARCU_STORE :
										LUARCU_REFUSE;
}

enum luarcu_answer luarcu_table_swap(struct luarcu_table *table, struct luarcu_key key,
				     struct luarcu_datum expected,
				     struct luarcu_datum value, u64 lifetime)
{
	struct luarcu_change change lunatik_uninitialized;

	luarcu_change_begin(table, &change, lifetime);
	change.value = value;
	change.expected = expected;
	return luarcu_table_change(table, key, &change, decide_equal);
}

static enum luarcu_decision decide_remove(const struct luarcu_table *table,
					  struct luarcu_entry *entry,
					  struct luarcu_change *change)
{
	return entry ? LUARCU_REMOVE : LUARCU_REFUSE;
}

bool luarcu_table_delete(struct luarcu_table *table, struct luarcu_key key)
{
	struct luarcu_change change = { .now = luarcu_clock() };

	return luarcu_table_change(table, key, &change, decide_remove) == LUARCU_DONE;
}

/* Whatever there is, @n is 1 then. */
static enum luarcu_decision decide_hit(const struct luarcu_table *table,
				       struct luarcu_entry *entry, struct luarcu_change *change)
{
	if (!entry)
		return LUARCU_REFUSE;
	change->n = 1;
	if (luarcu_entry_value_type(entry) != LUARCU_INTEGER)
		return LUARCU_REFUSE;
	change->value.integer = entry->words[table->key_words] + 1;
	change->expires = entry->expires;
	return LUARCU_STORE;
}

bool luarcu_table_hit(struct luarcu_table *table, struct luarcu_key key)
{
	struct luarcu_change change = { .now = luarcu_clock(), .value.type = LUARCU_INTEGER };

	luarcu_table_change(table, key, &change, decide_hit);
	return change.n;
}
