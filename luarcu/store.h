/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The store: where a table has its entries. All memory is had when the table is made: a slot
 * for each entry that it may have, and as many buckets as that is, rounded up.
 *
 * A bucket is a chain of entries. Who changes it has its lock, one at a time and none beside
 * it, with bottom halves off. Readers have none and write nothing: they copy what they want,
 * then look whether the bucket's count has moved, and if so try again.
 *
 * RCU alone would not do. An entry that leaves is free for another key at once: were it to
 * wait for a grace period, a flood of new keys would find a table full whose entries are all
 * gone, or take more memory than was set aside. So a reader may walk into an entry that has
 * another key by now, or into another chain; that is harmless, since a number of a slot always
 * leads to a slot, and walks are bounded. It is noticed: an entry leaves its bucket, and a
 * value that is not written at once changes, while the bucket's count is odd. What is added to
 * a chain, and an integer that replaces one, need no such care.
 *
 * A reader that fails a few times, as the bucket keeps changing, takes the lock: it never
 * waits for a writer that does not run. No chain is longer than LUARCU_CHAIN. By chance none
 * is ever half as long; and who chooses keys does not know the key of the hash.
 *
 * The entries that are free form a stack, whose top is exchanged together with a number that
 * tells one state of it from another. So there are exactly as many entries as were asked for,
 * and no lock but that of a bucket.
 */
#ifndef LUARCU_STORE_H
#define LUARCU_STORE_H

#include <linux/atomic.h>
#include <linux/cache.h>
#include <linux/minmax.h>
#include <linux/seqlock.h>
#include <linux/spinlock.h>

#include "luarcu/clock.h"
#include "luarcu/datum.h"
#include "luarcu/mix.h"

#define LUARCU_CHAIN 32

/* Slots that are looked at for one that can be had. */
#define LUARCU_WINDOW 16

/**
 * struct luarcu_settings - how a table is made
 * @size: entries that it may have, from 1 to LUARCU_ENTRIES_MAX
 * @ttl: ticks that an entry lives, or 0: until it is removed
 * @key: bytes of the longest string that is a key, from 8 to LUARCU_STRING_MAX
 * @value: the same for values
 * @oldest: a new entry takes the place of the oldest, where the table is full; else it is
 *          refused. The oldest is the one that was written the longest time ago; in a table of
 *          more than LUARCU_WINDOW entries one of the oldest, unless none was written twice
 *          or deleted
 * @refresh: to find an entry gives it another @ttl
 */
struct luarcu_settings {
	u32 size;
	u64 ttl;
	u8 key;
	u8 value;
	bool oldest;
	bool refresh;
};

struct luarcu_bucket {
	raw_spinlock_t lock; /* who has it may change the chain and its entries */
	seqcount_t changes;
	u32 first; /* number of the first entry's slot, or 0 */
};

/* A slot. What is read without the lock is written at once, word by word. */
struct luarcu_entry {
	u64 head;    /* hash of the key; length and type of value and key; 0: a free slot */
	u64 expires; /* when it is gone, by the clock; 0: never */
	u32 next;    /* number of the next slot of the chain, or of those that are free; or 0 */
	u32 stamp;   /* grows with the time when it was written; where the oldest counts */
	u64 words[]; /* of the key, then of the value */
};

#define LUARCU_HEAD_KEY 0xffffffff0000ffffULL /* what a key says of the head */

struct luarcu_table {
	struct luarcu_settings settings;
	u32 mask;       /* of the buckets' numbers */
	u32 key_words;  /* of each slot */
	u32 value_words;
	u32 entry_size; /* bytes of a slot */
	bool mortal;    /* an entry of it can expire */
	struct luarcu_secret secret;
	struct luarcu_bucket *buckets;
	char *slots; /* number 0 is none */

	/* What changes with each entry that comes or goes. */
	atomic64_t free ____cacheline_aligned_in_smp; /* a number that grows; that of a slot */
	atomic_t used;   /* slots that are not free */
	atomic_t births; /* entries that were made, where the oldest counts */
	atomic_t hand;   /* where the next one is looked for that can be had */
};

/* A key that is looked for: a datum whose type and length are in the head. */
struct luarcu_key {
	u64 head; /* what it says of an entry's head */
	union {
		u64 integer;
		const char *text;
	};
};

static inline struct luarcu_entry *luarcu_slot(const struct luarcu_table *table, u32 number)
{
	return (struct luarcu_entry *)(table->slots + (size_t)number * table->entry_size);
}

static inline struct luarcu_bucket *luarcu_bucket(const struct luarcu_table *table, u64 head)
{
	return &table->buckets[head >> 32 & table->mask];
}

/*
 * The key that a datum is, which the table has room for. Its type and length are added behind
 * the words: before them, who chooses the first word could make up for them.
 */
static __always_inline struct luarcu_key luarcu_key(const struct luarcu_table *table,
						    struct luarcu_datum datum)
{
	const u64 kind = datum.length << 8 | datum.type;
	u64 hash = table->secret.start;

	if (likely(datum.type == LUARCU_INTEGER))
		hash = luarcu_mix(hash ^ datum.integer, table->secret.factor);
	else
		hash = luarcu_text_mix(datum.text, datum.length, hash, table->secret.factor);
	return (struct luarcu_key){ luarcu_mix_end(&table->secret, hash ^ kind) | kind,
				    { datum.integer } };
}

static inline struct luarcu_datum luarcu_key_datum(struct luarcu_key key)
{
	return (struct luarcu_datum){ key.head, key.head >> 8, { key.integer } };
}

static __always_inline bool luarcu_entry_has(const struct luarcu_entry *entry,
					     struct luarcu_key key)
{
	if ((READ_ONCE(entry->head) ^ key.head) & LUARCU_HEAD_KEY)
		return false;
	if (likely((u8)key.head == LUARCU_INTEGER))
		return READ_ONCE(entry->words[0]) == key.integer;
	return luarcu_text_is(key.text, (u8)(key.head >> 8), entry->words);
}

static inline bool luarcu_entry_expired(const struct luarcu_entry *entry, u64 now)
{
	const u64 expires = READ_ONCE(entry->expires);

	return expires && expires <= now;
}

static inline bool luarcu_bucket_lock(struct luarcu_bucket *bucket)
{
	const bool were_on = !in_softirq();

	/* Hooks come with bottom halves off: this is for scripts that are being loaded. */
	if (unlikely(were_on))
		local_bh_disable();
	raw_spin_lock(&bucket->lock);
	return were_on;
}

static inline void luarcu_bucket_unlock(struct luarcu_bucket *bucket, bool were_on)
{
	raw_spin_unlock(&bucket->lock);
	if (unlikely(were_on))
		local_bh_enable();
}

/* The memory that a table takes beside its struct; SIZE_MAX for too much. */
size_t luarcu_store_memory(const struct luarcu_settings *settings);

/* 0 or -ENOMEM. Process context; may sleep. */
int luarcu_store_init(struct luarcu_table *table, const struct luarcu_settings *settings);
void luarcu_store_free(struct luarcu_table *table);

/* Entries; those that have expired count until their slots are used or swept. */
static inline u32 luarcu_store_used(const struct luarcu_table *table)
{
	return atomic_read(&table->used);
}

/* Take a slot off the stack: its number, or 0 where all are used. */
u32 luarcu_store_take(struct luarcu_table *table);
/* Put it back. */
void luarcu_store_return(struct luarcu_table *table, u32 number);

/*
 * Remove an entry to make room for another one: one that has expired, or an old one where that
 * is wanted. The caller has no lock. Returns the number of its slot, or 0.
 */
u32 luarcu_store_reclaim(struct luarcu_table *table, u64 now);

/* Remove the entry from the chain of a locked bucket whose number is there. */
void luarcu_bucket_unlink(struct luarcu_table *table, struct luarcu_bucket *bucket, u32 *link);

/* The same for one that has expired, whose slot becomes free. */
void luarcu_bucket_expire(struct luarcu_table *table, struct luarcu_bucket *bucket, u32 *link);

/*
 * Find a key in its bucket, which is locked, and remove from there what has expired: its entry
 * and, at @where, the number of that; or NULL.
 */
static __always_inline struct luarcu_entry *luarcu_bucket_find(struct luarcu_table *table,
							       struct luarcu_bucket *bucket,
							       struct luarcu_key key, u64 now,
							       u32 **where)
{
	u32 *link = &bucket->first;
	struct luarcu_entry *entry;

	while (*link) {
		entry = luarcu_slot(table, *link);
		if (unlikely(luarcu_entry_expired(entry, now))) {
			luarcu_bucket_expire(table, bucket, link);
			continue;
		}
		*where = link;
		if (luarcu_entry_has(entry, key))
			return entry;
		link = &entry->next;
	}
	return NULL;
}

/*
 * Remove what has expired among @count slots from that number on; returns the number of the
 * next one, 0 at the end. Any context but hardirq.
 */
u32 luarcu_store_sweep(struct luarcu_table *table, u32 number, u32 count);

#endif
