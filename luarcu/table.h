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
bool luarcu_table_get(struct luarcu_table *table, const struct luarcu_key *key,
		      struct luarcu_copy *value);

/* The entry of a key in its chain, which may change meanwhile, or NULL. */
static __always_inline struct luarcu_entry *
luarcu_chain_find(const struct luarcu_table *table, const struct luarcu_bucket *bucket,
		  const struct luarcu_key *key)
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

/* Where it says @lifetime: ticks that the entry lives, or 0: as the table has it. */
enum luarcu_answer luarcu_table_put(struct luarcu_table *table, const struct luarcu_key *key,
				    const struct luarcu_datum *value, u64 lifetime);

/* Puts it where the key has none: else LUARCU_UNEQUAL. */
enum luarcu_answer luarcu_table_put_if_absent(struct luarcu_table *table,
					      const struct luarcu_key *key,
					      const struct luarcu_datum *value, u64 lifetime);

/* Puts it where the key has @expected: else LUARCU_UNEQUAL. */
enum luarcu_answer luarcu_table_swap(struct luarcu_table *table, const struct luarcu_key *key,
				     const struct luarcu_datum *expected,
				     const struct luarcu_datum *value, u64 lifetime);

/*
 * Adds to an integer, which a key without one has as 0, and sets @sum; LUARCU_UNEQUAL where
 * the value is no integer. An entry that is there keeps its lifetime, but for a refresh.
 */
enum luarcu_answer luarcu_table_add(struct luarcu_table *table, const struct luarcu_key *key,
				    u64 n, u64 lifetime, u64 *sum);

/* Whether there was one. */
bool luarcu_table_delete(struct luarcu_table *table, const struct luarcu_key *key);

/*
 * Whether the key has a value. If that is an integer, it grows by one; the entry lives no longer
 * for it, but is the youngest.
 */
bool luarcu_table_hit(struct luarcu_table *table, const struct luarcu_key *key);

/*
 * Copies the entry of a slot, from number 1 to the table's size; false where there is none. An
 * entry keeps its slot: who looks at all of them meets each once that is there all the time.
 */
bool luarcu_table_at(struct luarcu_table *table, u32 number, struct luarcu_item *item);

#endif
