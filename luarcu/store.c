// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/err.h>
#include <linux/log2.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "luarcu/memory.h"
#include "luarcu/store.h"

/* Slots that are set up between two looks at what else there is to do. */
#define STORE_STRIDE 4096

/* How often one that can be had is looked for, as others may be faster. */
#define STORE_TRIES 4

static size_t store_buckets(const struct luarcu_settings *settings)
{
	return roundup_pow_of_two(settings->size);
}

static u32 store_words(u8 bytes)
{
	return luarcu_words(LUARCU_STRING, bytes);
}

static u32 store_entry_size(const struct luarcu_settings *settings)
{
	return sizeof(struct luarcu_entry) +
	       (store_words(settings->key) + store_words(settings->value)) * sizeof(u64);
}

/* At most 2^24 entries of 536 bytes: no product wraps. */
size_t luarcu_store_memory(const struct luarcu_settings *settings)
{
	return store_buckets(settings) * sizeof(struct luarcu_bucket) +
	       ((size_t)settings->size + 1) * store_entry_size(settings);
}

static void store_init_slots(struct luarcu_table *table)
{
	const u32 size = table->settings.size;
	u32 i;

	for (i = 1; i <= size; i++) {
		luarcu_slot(table, i)->next = i < size ? i + 1 : 0;
		if (!(i % STORE_STRIDE))
			cond_resched();
	}
	atomic64_set(&table->free, 1);
}

static void store_init_buckets(struct luarcu_table *table)
{
	u32 i;

	for (i = 0; i <= table->mask; i++) {
		raw_spin_lock_init(&table->buckets[i].lock);
		seqcount_init(&table->buckets[i].changes);
		if (!(i % STORE_STRIDE))
			cond_resched();
	}
}

int luarcu_store_init(struct luarcu_table *table, const struct luarcu_settings *settings)
{
	const size_t buckets = store_buckets(settings);

	*table = (struct luarcu_table){
		.settings = *settings,
		.mask = buckets - 1,
		.key_words = store_words(settings->key),
		.value_words = store_words(settings->value),
		.entry_size = store_entry_size(settings),
		.mortal = settings->ttl,
	};
	luarcu_secret_make(&table->secret);
	table->buckets = kvzalloc(buckets * sizeof(*table->buckets), LUARCU_GFP);
	if (!table->buckets)
		return -ENOMEM;
	table->slots = kvzalloc(((size_t)settings->size + 1) * table->entry_size, LUARCU_GFP);
	if (!table->slots) {
		kvfree(table->buckets);
		return -ENOMEM;
	}
	store_init_slots(table);
	store_init_buckets(table);
	return 0;
}

void luarcu_store_free(struct luarcu_table *table)
{
	kvfree(table->slots);
	kvfree(table->buckets);
}

/* The other half of the word is a number that no two states of the stack share. */
static s64 store_top(s64 old, u32 number)
{
	return (s64)(((u64)old >> 32) + 1) << 32 | number;
}

u32 luarcu_store_take(struct luarcu_table *table)
{
	s64 old = atomic64_read(&table->free);
	u32 number;

	do {
		number = (u32)old;
		if (!number)
			return 0;
		/* Where the slot was taken meanwhile this is anything, and the exchange fails. */
	} while (!atomic64_try_cmpxchg(&table->free, &old,
				       store_top(old, READ_ONCE(luarcu_slot(table, number)->next))));
	atomic_inc(&table->used);
	return number;
}

void luarcu_store_return(struct luarcu_table *table, u32 number)
{
	s64 old = atomic64_read(&table->free);

	atomic_dec(&table->used);
	do {
		WRITE_ONCE(luarcu_slot(table, number)->next, (u32)old);
	} while (!atomic64_try_cmpxchg(&table->free, &old, store_top(old, number)));
}

void luarcu_bucket_unlink(struct luarcu_table *table, struct luarcu_bucket *bucket, u32 *link)
{
	struct luarcu_entry *entry = luarcu_slot(table, *link);

	raw_write_seqcount_begin(&bucket->changes);
	WRITE_ONCE(*link, entry->next);
	WRITE_ONCE(entry->head, 0);
	raw_write_seqcount_end(&bucket->changes);
}

void luarcu_bucket_expire(struct luarcu_table *table, struct luarcu_bucket *bucket, u32 *link)
{
	const u32 number = *link;

	luarcu_bucket_unlink(table, bucket, link);
	luarcu_store_return(table, number);
}

/* Removes the entry of a slot, if it has expired or any is to go; whoever is there now. */
static bool store_evict(struct luarcu_table *table, u32 number, u64 now, bool any)
{
	struct luarcu_entry *entry = luarcu_slot(table, number);
	const u64 head = READ_ONCE(entry->head);
	struct luarcu_bucket *bucket = luarcu_bucket(table, head);
	bool evicted, were_on;
	u32 *link;

	if (!head)
		return false;
	were_on = luarcu_bucket_lock(bucket);
	for (link = &bucket->first; *link && *link != number;)
		link = &luarcu_slot(table, *link)->next;
	evicted = *link && (any || luarcu_entry_expired(entry, now));
	if (evicted)
		luarcu_bucket_unlink(table, bucket, link);
	luarcu_bucket_unlock(bucket, were_on);
	return evicted;
}

/*
 * The window moves on by one slot for each that is wanted, so that slots are had in turn; by
 * all of its slots where only an expired entry will do.
 */
static u32 store_victim(struct luarcu_table *table, u64 now)
{
	const bool oldest = table->settings.oldest;
	const u32 size = table->settings.size, window = min_t(u32, size, LUARCU_WINDOW);
	const u32 start = (u32)atomic_fetch_add(oldest ? 1 : window, &table->hand) % size;
	const struct luarcu_entry *entry;
	u32 i, number, stamp, best = 0, best_stamp = 0;

	for (i = 0; i < window; i++) {
		number = 1 + (start + i) % size;
		entry = luarcu_slot(table, number);
		if (!READ_ONCE(entry->head))
			continue;
		if (luarcu_entry_expired(entry, now))
			return number;
		stamp = READ_ONCE(entry->stamp);
		if (oldest && (!best || (s32)(stamp - best_stamp) < 0)) {
			best = number;
			best_stamp = stamp;
		}
	}
	return best;
}

u32 luarcu_store_reclaim(struct luarcu_table *table, u64 now)
{
	u32 i, number;

	for (i = 0; i < STORE_TRIES; i++) {
		number = store_victim(table, now);
		if (number && store_evict(table, number, now, table->settings.oldest))
			return number;
		if (!number && !table->settings.oldest)
			break;
	}
	return 0;
}

u32 luarcu_store_sweep(struct luarcu_table *table, u32 number, u32 count)
{
	const u64 now = luarcu_clock();
	const u32 end = min(count, table->settings.size + 1 - number) + number;

	for (; number < end; number++) {
		if (luarcu_entry_expired(luarcu_slot(table, number), now) &&
		    store_evict(table, number, now, false))
			luarcu_store_return(table, number);
	}
	return number <= table->settings.size ? number : 0;
}
