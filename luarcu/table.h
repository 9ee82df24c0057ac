/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Tables: data by key, which any CPU may read and change at any time. Each function is one
 * step for all others. Keys and values that are passed have room in the table.
 *
 * Context of what follows: any but hardirq; never sleeps.
 */
#ifndef LUARCU_TABLE_H
#define LUARCU_TABLE_H

#include "luarcu/change.h"

/* An entry, as it was when it was looked at. */
struct luarcu_item {
	struct luarcu_copy key;
	struct luarcu_copy value;
};

/* Copies the value of a key; false where there is none. */
bool luarcu_table_get(struct luarcu_table *table, struct luarcu_key key,
		      struct luarcu_copy *value);

/* The entry of a key in its chain, which may change meanwhile, or NULL. */
static __always_inline struct luarcu_entry *
luarcu_chain_find(const struct luarcu_table *table, const struct luarcu_bucket *bucket,
		  struct luarcu_key key)
{
	struct luarcu_entry *entry;
	u32 number = READ_ONCE(bucket->first), i;

	for (i = 0; number && i < LUARCU_CHAIN; i++) {
		entry = luarcu_slot(table, number);
		if (luarcu_entry_has(entry, key))
			return entry;
		number = READ_ONCE(entry->next);
	}
	return NULL;
}

/*
 * The same for most hits, in registers: the type of a key's value, LUARCU_NONE where it has
 * none, and the value if that is an integer. LUARCU_STRING is where luarcu_table_get() has to
 * look: not only at strings, but where the entry is to be refreshed or its bucket changes.
 */
static __always_inline u8 luarcu_table_peek(const struct luarcu_table *table,
					    struct luarcu_key key, u64 *integer)
{
	const struct luarcu_bucket *bucket = luarcu_bucket(table, key.head);
	const unsigned int seq = raw_seqcount_begin(&bucket->changes);
	const struct luarcu_entry *entry = luarcu_chain_find(table, bucket, key);
	u64 expires = 0;
	u8 type = LUARCU_NONE;

	if (likely(entry)) {
		type = READ_ONCE(entry->head) >> 16;
		expires = READ_ONCE(entry->expires);
		*integer = READ_ONCE(entry->words[table->key_words]);
	}
	if (unlikely(read_seqcount_retry(&bucket->changes, seq)))
		return LUARCU_STRING;
	if (likely(!expires))
		return type;
	if (table->settings.refresh)
		return LUARCU_STRING;
	return expires > luarcu_clock() ? type : LUARCU_NONE;
}

/* Where it says @lifetime: ticks that the entry lives, or 0: as the table has it. */
enum luarcu_answer luarcu_table_put(struct luarcu_table *table, struct luarcu_key key,
				    struct luarcu_datum value, u64 lifetime);

/* Puts it where the key has none: else LUARCU_UNEQUAL. */
enum luarcu_answer luarcu_table_put_if_absent(struct luarcu_table *table,
					      struct luarcu_key key,
					      struct luarcu_datum value, u64 lifetime);

/* Puts it where the key has @expected: else LUARCU_UNEQUAL. */
enum luarcu_answer luarcu_table_swap(struct luarcu_table *table, struct luarcu_key key,
				     struct luarcu_datum expected,
				     struct luarcu_datum value, u64 lifetime);

/* What an addition gave. */
struct luarcu_sum {
	enum luarcu_answer answer;
	u64 sum;
};

/* What is there keeps its lifetime; where hits refresh, this is one. */
static __always_inline enum luarcu_decision
luarcu_decide_add(const struct luarcu_table *table, struct luarcu_entry *entry,
		  struct luarcu_change *change)
{
	u64 sum = change->n;

	if (entry) {
		if (luarcu_entry_value_type(entry) != LUARCU_INTEGER)
			return LUARCU_REFUSE;
		sum += entry->words[table->key_words];
		if (!table->settings.refresh || !entry->expires ||
		    entry->expires > change->expires)
			change->expires = entry->expires;
	}
	change->value = luarcu_integer(sum);
	return LUARCU_STORE;
}

/*
 * Adds to an integer, which a key without one has as 0; LUARCU_UNEQUAL where the value is no
 * integer. An entry that is there keeps its lifetime, but for a refresh.
 */
static __always_inline struct luarcu_sum luarcu_table_add(struct luarcu_table *table,
							  struct luarcu_key key, u64 n,
							  u64 lifetime)
{
	struct luarcu_change change lunatik_uninitialized;
	enum luarcu_answer answer;

	luarcu_change_begin(table, &change, lifetime);
	change.n = n;
	change.value = luarcu_integer(n);
	answer = luarcu_table_change(table, key, &change, luarcu_decide_add);
	return (struct luarcu_sum){ answer, change.value.integer };
}

/* Whether there was one. */
bool luarcu_table_delete(struct luarcu_table *table, struct luarcu_key key);

/*
 * Whether the key has a value. If that is an integer, it grows by one; the entry lives no longer
 * for it, but is the youngest.
 */
bool luarcu_table_hit(struct luarcu_table *table, struct luarcu_key key);

/*
 * Copies the entry of a slot, from number 1 to the table's size; false where there is none. An
 * entry keeps its slot: who looks at all of them meets each once that is there all the time.
 */
bool luarcu_table_at(struct luarcu_table *table, u32 number, struct luarcu_item *item);

/* Whether it is worth that, as the slot seems to have an entry that lives. */
static inline bool luarcu_table_may_at(const struct luarcu_table *table, u32 number, u64 now)
{
	const struct luarcu_entry *entry = luarcu_slot(table, number);

	return READ_ONCE(entry->head) && !luarcu_entry_expired(entry, now);
}

#endif
