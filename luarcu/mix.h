/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The hash of keys, a word at a time: the halves of a product with a secret factor, folded.
 * Who chooses keys knows neither factor nor start, and sees no hash nor any order that follows
 * from one; two keys have the same hash as seldom as chance has it. SipHash, which hides its
 * key even from who sees all hashes, takes four times as long for an integer.
 */
#ifndef LUARCU_MIX_H
#define LUARCU_MIX_H

#include <linux/random.h>
#include <linux/types.h>

struct luarcu_secret {
	u64 start, factor;   /* for the words */
	u64 finish, another; /* and for what they gave */
};

static inline u64 luarcu_mix(u64 hash, u64 factor)
{
	const unsigned __int128 product = (unsigned __int128)hash * factor;

	return (u64)(product >> 64) ^ (u64)product;
}

/*
 * The last step, as in a single one some bits of a word have little to say. The high half is
 * the hash; the low one is 0.
 */
static inline u64 luarcu_mix_end(const struct luarcu_secret *secret, u64 hash)
{
	return luarcu_mix(hash ^ secret->finish, secret->another) & ~0ULL << 32;
}

static inline void luarcu_secret_make(struct luarcu_secret *secret)
{
	secret->start = get_random_u64();
	secret->factor = get_random_u64() | 1;
	secret->finish = get_random_u64();
	secret->another = get_random_u64() | 1;
}

#endif
