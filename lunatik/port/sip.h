/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The parts of SipHash, which has one round for a word here, and three at the end. */
#ifndef LUNATIK_PORT_SIP_H
#define LUNATIK_PORT_SIP_H

#include <linux/string.h>
#include <linux/types.h>

#include "lunatik/port/scan.h"

#define LUNATIK_ROTL(x, n) ((x) << (n) | (x) >> (64 - (n)))

static inline void lunatik_sip_key(u64 v[4], u64 first, u64 second)
{
	v[0] = first ^ 0x736f6d6570736575ULL;
	v[1] = second ^ 0x646f72616e646f6dULL;
	v[2] = first ^ 0x6c7967656e657261ULL;
	v[3] = second ^ 0x7465646279746573ULL;
}

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

static inline u32 lunatik_sip_end(u64 v[4])
{
	v[2] ^= 0xff;
	lunatik_sip_round(v);
	lunatik_sip_round(v);
	lunatik_sip_round(v);
	v[0] ^= v[1] ^ v[2] ^ v[3];
	return (u32)(v[0] ^ v[0] >> 32);
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

#endif
