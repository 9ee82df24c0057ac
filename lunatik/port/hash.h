/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Hashes with a secret, part of onelua.c: who chooses keys (addresses, names in packets)
 * must not be able to choose keys that collide. Lua's own hashes fail there: integers it
 * takes as they are, and two bytes of a string cancel out for many seeds.
 */
#ifndef LUNATIK_PORT_HASH_H
#define LUNATIK_PORT_HASH_H

#include <linux/types.h>

#include "lunatik/port/sip.h"

/* The seed is odd. The lower bits are good enough to be taken alone. */
static inline u64 lunatik_hash_integer(u64 n, u64 seed)
{
	n *= seed;
	n ^= n >> 32;
	n *= seed;
	return n ^ n >> 32;
}

/* SipHash-1-3; its key is the seed, spread. */
static u32 lunatik_hash(const char *s, size_t len, u32 seed)
{
	const size_t rest = len & 7;
	const u64 last = (u64)len << 56 | lunatik_sip_rest(s, len, rest);
	const u64 key = seed * 0x9e3779b97f4a7c15ULL;
	const char *end = s + (len - rest);
	u64 v[4];

	lunatik_sip_key(v, key, ~key);
	for (; s != end; s += sizeof(u64))
		lunatik_sip_word(v, lunatik_scan_load((const u8 *)s));
	lunatik_sip_word(v, last);
	return lunatik_sip_end(v);
}

#endif
