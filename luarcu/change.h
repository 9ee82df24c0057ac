/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A change of one entry: what all that write to a table have in common. */
#ifndef LUARCU_CHANGE_H
#define LUARCU_CHANGE_H

#include "lunatik/port/uninitialized.h"
#include "luarcu/store.h"

enum luarcu_answer {
	LUARCU_DONE,
	LUARCU_FULL,    /* there is no room for another entry */
	LUARCU_UNEQUAL, /* what is there is not what was expected; nothing is changed */
};

/**
 * struct luarcu_change - what is to be written, and when
 * @now: by the clock
 * @value: what is stored
 * @expires: when that is gone, or 0: never
 * @expected: of a swap
 * @n: of an addition
 * @slot: the number of a slot that is had for it, or of one that is left over; or 0
 */
struct luarcu_change {
	u64 now;
	struct luarcu_datum value;
	u64 expires;
	struct luarcu_datum expected;
	u64 n;
	u32 slot;
};

enum luarcu_decision {
	LUARCU_REFUSE,
	LUARCU_STORE,
	LUARCU_REMOVE,
};

/*
 * Looks at the entry, which nobody else changes meanwhile, or at NULL where there is none, and
 * says what is to be done; may be asked again. Constant, so that each change has code of its own.
 */
typedef enum luarcu_decision (*luarcu_decide)(const struct luarcu_table *table,
					      struct luarcu_entry *entry,
					      struct luarcu_change *change);

/* Sets when, and no slot. Ticks that it lives, or 0: as the table has it. */
static __always_inline void luarcu_change_begin(struct luarcu_table *table,
						struct luarcu_change *change, u64 lifetime)
{
	change->now = luarcu_clock();
	if (!lifetime)
		lifetime = table->settings.ttl;
	change->expires = lifetime ? change->now + lifetime : 0;
	change->slot = 0;
	if (unlikely(lifetime && !READ_ONCE(table->mortal)))
		WRITE_ONCE(table->mortal, true);
}

static inline u8 luarcu_entry_value_type(const struct luarcu_entry *entry)
{
	return entry->head >> 16;
}

static inline bool luarcu_entry_value_is(const struct luarcu_table *table,
					 const struct luarcu_entry *entry,
					 struct luarcu_datum datum)
{
	const u64 *words = entry->words + table->key_words;

	if ((u16)(entry->head >> 16) != (datum.length << 8 | datum.type))
		return false;
	if (datum.type == LUARCU_INTEGER)
		return *words == datum.integer;
	return luarcu_text_is(datum.text, datum.length, words);
}

/* It is the youngest now. */
static __always_inline void luarcu_entry_stamp(const struct luarcu_table *table,
					       struct luarcu_entry *entry)
{
	WRITE_ONCE(entry->stamp, 2 * (u32)atomic_read(&table->births) + 1);
}

static __always_inline void luarcu_entry_renew(const struct luarcu_table *table,
					       struct luarcu_entry *entry,
					       const struct luarcu_change *change)
{
	WRITE_ONCE(entry->expires, change->expires);
	if (table->settings.oldest)
		luarcu_entry_stamp(table, entry);
}

static inline u64 luarcu_head_with(u64 head, struct luarcu_datum value)
{
	return (head & LUARCU_HEAD_KEY) | (u64)value.length << 24 | (u64)value.type << 16;
}

static __always_inline void luarcu_entry_set(const struct luarcu_table *table,
					     struct luarcu_bucket *bucket,
					     struct luarcu_entry *entry,
					     const struct luarcu_change *change)
{
	u64 *words = entry->words + table->key_words;

	if (likely(luarcu_entry_value_type(entry) == LUARCU_INTEGER &&
		   change->value.type == LUARCU_INTEGER)) {
		WRITE_ONCE(*words, change->value.integer);
	} else {
		raw_write_seqcount_begin(&bucket->changes);
		WRITE_ONCE(entry->head, luarcu_head_with(entry->head, change->value));
		luarcu_words_set(words, change->value);
		raw_write_seqcount_end(&bucket->changes);
	}
	luarcu_entry_renew(table, entry, change);
}

/*
 * Puts an entry into a locked bucket, in a slot that has its value and when it expires; the
 * head of the key is that of the entry. False where the chain is full.
 */
bool luarcu_bucket_add(struct luarcu_table *table, struct luarcu_bucket *bucket,
		       struct luarcu_key key, u32 slot);

/* Makes an entry in a locked bucket, in the slot that is had for it or a free one. */
static __always_inline enum luarcu_answer luarcu_bucket_make(struct luarcu_table *table,
							     struct luarcu_bucket *bucket,
							     struct luarcu_key key,
							     struct luarcu_change *change)
{
	struct luarcu_entry *entry;

	if (!change->slot)
		change->slot = luarcu_store_take(table);
	if (!change->slot)
		return LUARCU_FULL;
	entry = luarcu_slot(table, change->slot);
	WRITE_ONCE(entry->expires, change->expires);
	luarcu_words_set(entry->words + table->key_words, change->value);
	key.head = luarcu_head_with(key.head, change->value);
	if (!luarcu_bucket_add(table, bucket, key, change->slot))
		return LUARCU_FULL;
	change->slot = 0;
	return LUARCU_DONE;
}

/* Changes the entry of a key as @decide says. The bucket is locked. */
static __always_inline enum luarcu_answer
luarcu_bucket_change(struct luarcu_table *table, struct luarcu_bucket *bucket,
		     struct luarcu_key key, struct luarcu_change *change, luarcu_decide decide)
{
	u32 *link;
	struct luarcu_entry *entry = luarcu_bucket_find(table, bucket, key, change->now, &link);

	switch (decide(table, entry, change)) {
	case LUARCU_STORE:
		if (unlikely(!entry))
			return luarcu_bucket_make(table, bucket, key, change);
		luarcu_entry_set(table, bucket, entry, change);
		return LUARCU_DONE;
	case LUARCU_REMOVE:
		change->slot = *link;
		luarcu_bucket_unlink(table, bucket, link);
		return LUARCU_DONE;
	default:
		return LUARCU_UNEQUAL;
	}
}

/*
 * The same where the bucket is not locked. If no slot is free, one is looked for elsewhere,
 * without the lock; then all is looked at again, once.
 *
 * Nobody else gets the address of the change, which so can be in registers.
 */
static __always_inline enum luarcu_answer luarcu_table_change(struct luarcu_table *table,
							      struct luarcu_key key,
							      struct luarcu_change *change,
							      luarcu_decide decide)
{
	struct luarcu_bucket *bucket = luarcu_bucket(table, key.head);
	enum luarcu_answer answer;
	bool were_on;

	for (;;) {
		were_on = luarcu_bucket_lock(bucket);
		answer = luarcu_bucket_change(table, bucket, key, change, decide);
		luarcu_bucket_unlock(bucket, were_on);
		if (likely(answer != LUARCU_FULL || change->slot))
			break;
		change->slot = luarcu_store_reclaim(table, change->now);
		if (!change->slot)
			break;
	}
	if (unlikely(change->slot))
		luarcu_store_return(table, change->slot);
	return answer;
}

#endif
