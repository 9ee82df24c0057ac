// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/change.h"

/* Whether the chain of a locked bucket may not become longer. */
static bool bucket_full(const struct luarcu_table *table,
			const struct luarcu_bucket *bucket)
{
	u32 number, length = 0;

	for (number = bucket->first; number; number = luarcu_slot(table, number)->next)
		length++;
	return length >= LUARCU_CHAIN;
}

/* Who iterates sees an entry from its head on, and who looks for a key, from the chain. */
static void entry_make(struct luarcu_table *table, struct luarcu_bucket *bucket,
		       const struct luarcu_key *key, u32 number,
		       const struct luarcu_change *change)
{
	struct luarcu_entry *entry = luarcu_slot(table, number);

	luarcu_words_set(entry->words, &key->datum);
	luarcu_words_set(entry->words + table->key_words, &change->value);
	WRITE_ONCE(entry->expires, change->expires);
	if (table->settings.oldest)
		WRITE_ONCE(entry->stamp, 2 * (u32)atomic_inc_return(&table->births));
	WRITE_ONCE(entry->next, bucket->first);
	smp_store_release(&entry->head, luarcu_head_with(key->head, &change->value));
	smp_store_release(&bucket->first, number);
}

enum luarcu_answer luarcu_bucket_add(struct luarcu_table *table, struct luarcu_bucket *bucket,
				     const struct luarcu_key *key, u32 *slot,
				     const struct luarcu_change *change)
{
	if (!*slot)
		*slot = luarcu_store_take(table);
	if (!*slot || bucket_full(table, bucket))
		return LUARCU_FULL;
	entry_make(table, bucket, key, *slot, change);
	*slot = 0;
	return LUARCU_DONE;
}
