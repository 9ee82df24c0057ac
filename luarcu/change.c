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
bool luarcu_bucket_add(struct luarcu_table *table, struct luarcu_bucket *bucket,
		       struct luarcu_key key, u32 slot)
{
	struct luarcu_entry *entry = luarcu_slot(table, slot);

	if (bucket_full(table, bucket))
		return false;
	luarcu_words_set(entry->words, luarcu_key_datum(key));
	if (table->settings.oldest)
		WRITE_ONCE(entry->stamp, 2 * (u32)atomic_inc_return(&table->births));
	WRITE_ONCE(entry->next, bucket->first);
	smp_store_release(&entry->head, key.head);
	smp_store_release(&bucket->first, slot);
	return true;
}
