/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Hashes with a secret, part of onelua.c: who chooses keys (addresses, names in packets)
 * must not be able to choose keys that collide. Lua's own hashes fail there: integers it
 * takes as they are, and two bytes of a string cancel out for many seeds.
 */
#ifndef LUNATIK_PORT_HASH_H
#define LUNATIK_PORT_HASH_H

#include <linux/string.h>
#include <linux/types.h>

#include "lunatik/port/scan.h"

/* The seed is odd. The lower bits are good enough to be taken alone. */
static inline u64 lunatik_hash_integer(u64 n, u64 seed)
{
	n *= seed;
	n ^= n >> 32;
	n *= seed;
	return n ^ n >> 32;
}

#define LUNATIK_ROTL(x, n) ((x) << (n) | (x) >> (64 - (n)))

static inline void lunatik_sip_round(u64 v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = LUNATIK_ROTL(v[1], 13) ^ v[0];
	v[3] = LUNATIK_ROTL(v[3], 16) ^ v[2];
	v[0] = LUNATIK_ROTL(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = LUNATIK_ROTL(v[1], 17) ^ v[2];
	v[3] = LUNATIK_ROTL(v[3], 21) ^ v[0];
	v[2] = LUNATIK_ROTL(v[2], 32);
}

static inline void lunatik_sip_word(u64 v[4], u64 word)
{
	v[3] ^= word;
	lunatik_sip_round(v);
	v[0] ^= word;
}

/* The last @rest bytes, less than eight, of a string; those before them save a loop. */
static inline u64 lunatik_sip_rest(const char *s, size_t len, size_t rest)
{
	u64 word = 0;
	size_t i;

	if (len >= sizeof(word) && rest)
		return lunatik_scan_load((const u8 *)s + len - sizeof(word)) >> (64 - 8 * rest);
	for (i = 0; i < rest; i++)
		word |= (u64)(u8)s[len - rest + i] << (8 * i);
	return word;
}

/* SipHash-1-3; its key is the seed, spread. */
static u32 lunatik_hash(const char *s, size_t len, u32 seed)
{
	const size_t rest = len & 7;
	const u64 last = (u64)len << 56 | lunatik_sip_rest(s, len, rest);
	const u64 key = seed * 0x9e3779b97f4a7c15ULL;
	u64 v[4] = { key ^ 0x736f6d6570736575ULL, ~key ^ 0x646f72616e646f6dULL,
		     key ^ 0x6c7967656e657261ULL, ~key ^ 0x7465646279746573ULL };
	const char *end = s + (len - rest);

	for (; s != end; s += sizeof(u64))
		lunatik_sip_word(v, lunatik_scan_load((const u8 *)s));
	lunatik_sip_word(v, last);
	v[2] ^= 0xff;
	lunatik_sip_round(v);
	lunatik_sip_round(v);
	lunatik_sip_round(v);
	v[0] ^= v[1] ^ v[2] ^ v[3];
	return (u32)(v[0] ^ v[0] >> 32);
}

#endif
