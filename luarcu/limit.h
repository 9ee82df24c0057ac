/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Limits: token buckets by key, in a table. What a bucket lacks of its burst is told by one
 * integer, the time when it will be full again: taking tokens moves it on. Time is counted in
 * tokens there, so many as come in it, and so needs no division: a tick is @rate, a token is
 * @per in ticks. The numbers may wrap: an entry expires as soon as its bucket must
 * be full, as a key without one has it.
 */
#ifndef LUARCU_LIMIT_H
#define LUARCU_LIMIT_H

#include "luarcu/change.h"

#define LUARCU_RATE_MAX (1ULL << 40)
#define LUARCU_BURST_MAX (1ULL << 32) /* in the time of buckets, as long as any @per: 2^59 */
#define LUARCU_PER_MAX 86400

/**
 * struct luarcu_limit_settings - how a limit is made
 * @rate: tokens that come in @per seconds
 * @burst: tokens that a bucket holds
 * @per: seconds
 * @size: buckets that are not full; of more the oldest is taken for full
 */
struct luarcu_limit_settings {
	u64 rate;
	u64 burst;
	u32 per;
	u32 size;
};

struct luarcu_limit {
	struct luarcu_table table;
	struct luarcu_limit_settings settings;
	u64 token;   /* what it is in the time of buckets */
	u64 deepest; /* how far ahead a bucket may be: the burst */
	u64 filling; /* ticks until an empty one is full */
};

/* The settings of its table. */
struct luarcu_settings luarcu_limit_table(const struct luarcu_limit_settings *settings);

/* 0 or -ENOMEM. Process context; may sleep. The table is to be freed as any. */
int luarcu_limit_init(struct luarcu_limit *limit, const struct luarcu_limit_settings *settings);

/*
 * Takes @n tokens, at least one, if there are so many. Context: any but hardirq; never sleeps.
 */
bool luarcu_limit_take(struct luarcu_limit *limit, struct luarcu_key key, u64 n);

#endif
