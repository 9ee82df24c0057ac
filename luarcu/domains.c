// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * A name is hashed from its end, label by label, so that one pass gives the hash of every
 * domain that it lies in. The 32 bits of a hash that count are its tag.
 *
 * The slots are ordered by tag, and a name's lies as close behind its home, the place that its
 * tag would have among slots without gaps, as the order allows. A search goes from home to the
 * first tag that is not smaller: two or three slots, next to each other. No name is farther
 * from home than SLOTS_REACH, whatever the names: else all move, under another secret.
 */
#include <linux/bitops.h>
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/limits.h>
#include <linux/mm.h>
#include <linux/minmax.h>
#include <linux/random.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/string.h>

#include "lunatik/port/scan.h"
#include "lunatik/port/uninitialized.h"
#include "luarcu/domains.h"
#include "luarcu/memory.h"
#include "luarcu/mix.h"

/* With three of four homes taken, chance takes a name so far in one of 10^9 large sets. */
#ifndef SLOTS_REACH
#define SLOTS_REACH 64
#endif
#define SLOTS_FOR(names) ((u64)(names) + (names) / 3 + 1)

/* How many secrets are tried. */
#define DOMAINS_SECRETS 8

/* Names that are moved between two looks at what else there is to do. */
#define DOMAINS_STRIDE 1024

#define DOMAINS_WORD sizeof(u64)

/* What is covered, as bits. */
enum {
	DOMAINS_ITSELF = 1,
	DOMAINS_BELOW = 2,
};

/* The tag of a slot without a name; larger than that of any name. */
#define DOMAINS_EMPTY U32_MAX

struct domains_slot {
	u32 tag;
	u32 record; /* its offset in the records */
};

/* A name: small letters, no dot at its end. */
struct domains_record {
	u8 covers;
	u8 length;
	u8 text[];
};

struct domains_secret {
	u64 start;
	u64 factor;
};

struct luarcu_domains {
	struct domains_secret secret;
	u32 homes;
	u32 labels;  /* of the name that has most of them */
	u32 count;
	u32 most;    /* names */
	u32 used;    /* bytes of the records */
	u32 room;    /* the same, at most */
	u8 *records; /* behind the slots */
	struct domains_slot slots[]; /* homes, SLOTS_REACH more, and one that stays empty */
};

/* A name behind a word of dots, the last of which ends its first label. */
struct domains_name {
	u8 bytes[DOMAINS_WORD + LUARCU_DOMAINS_NAME_MAX];
};

static u32 domains_slots(u32 homes)
{
	return homes + SLOTS_REACH + 1;
}

size_t luarcu_domains_room(u32 names, u32 bytes)
{
	return sizeof(struct luarcu_domains) +
	       domains_slots(SLOTS_FOR(names)) * sizeof(struct domains_slot) +
	       (size_t)names * sizeof(struct domains_record) + bytes;
}

size_t luarcu_domains_size(const struct luarcu_domains *domains)
{
	return domains->records + domains->room - (const u8 *)domains;
}

u32 luarcu_domains_count(const struct luarcu_domains *domains)
{
	return domains->count;
}

/* --- hashing */

/* The high bits of the bytes that are dots, and of no others. */
static u64 domains_dots(u64 word)
{
	const u64 other = word ^ LUNATIK_ONES * '.', low = LUNATIK_ONES * 0x7f;

	return ~(((other & low) + low) | other) & LUNATIK_ONES << 7;
}

/* Hashes the label that ends before @end; returns where it begins. */
static __always_inline const u8 *domains_label(const struct domains_secret *secret,
						const u8 *end, u64 *hash)
{
	u64 word, dots;
	unsigned int bits;

	for (;;) {
		/* No memcpy(), of which kernels would follow how many bytes may be read. */
		word = get_unaligned_le64(end - DOMAINS_WORD);
		dots = domains_dots(word);
		if (dots)
			break;
		*hash = luarcu_mix(*hash ^ word, secret->factor);
		end -= DOMAINS_WORD;
	}
	bits = 64 - fls64(dots); /* behind the last dot */
	*hash = luarcu_mix(*hash ^ (word >> 1 >> (63 - bits)), secret->factor);
	return end - bits / 8;
}

static u32 domains_tag(u64 hash)
{
	return min_t(u32, hash >> 32, DOMAINS_EMPTY - 1);
}

static const struct domains_slot *domains_home(const struct luarcu_domains *domains, u32 tag)
{
	return domains->slots + ((u64)tag * domains->homes >> 32);
}

/* --- names */

static struct domains_record *domains_record(const struct luarcu_domains *domains, u32 offset)
{
	return (struct domains_record *)(domains->records + offset);
}

/* Copies a name, without case; returns where it begins. */
static const u8 *domains_copy(struct domains_name *name, const u8 *from, size_t length)
{
	u8 *to = name->bytes + DOMAINS_WORD;

	put_unaligned_le64(LUNATIK_ONES * '.', name->bytes);
	lunatik_copy_lower(to, from, length);
	return to;
}

static bool domains_is_letter(u8 byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
	       byte == '_';
}

/* The number of a name's labels; 0 where it is no name. */
static u32 domains_check(const u8 *text, size_t length)
{
	u32 labels = 0, label = 0;
	size_t i;

	for (i = 0; i <= length; i++) {
		if (i < length && domains_is_letter(text[i])) {
			if (++label > LUARCU_DOMAINS_LABEL_MAX)
				return 0;
		} else if (label && (i == length || text[i] == '.')) {
			labels++;
			label = 0;
		} else {
			return 0;
		}
	}
	return labels;
}

/* --- building */

static u32 domains_hash(const struct luarcu_domains *domains, const u8 *begin, const u8 *end)
{
	u64 hash = domains->secret.start;

	do {
		end = domains_label(&domains->secret, end, &hash) - 1;
	} while (end > begin);
	return domains_tag(hash);
}

/* The slot of a tag, or where it would have to be. */
static struct domains_slot *domains_place(const struct luarcu_domains *domains, u32 tag)
{
	const struct domains_slot *slot = domains_home(domains, tag);

	while (slot->tag < tag)
		slot++;
	return (struct domains_slot *)slot;
}

/* Puts a new slot at its place and moves those behind it; false where one gets too far. */
static bool domains_insert(struct luarcu_domains *domains, struct domains_slot new)
{
	struct domains_slot *slot = domains_place(domains, new.tag);

	for (;; slot++) {
		if (slot - domains_home(domains, new.tag) >= SLOTS_REACH)
			return false;
		swap(*slot, new);
		if (new.tag == DOMAINS_EMPTY)
			return true;
	}
}

/* Draws a secret and gives all records a slot. */
static int domains_settle(struct luarcu_domains *domains)
{
	const struct domains_record *record;
	struct domains_name copy;
	struct domains_slot slot;
	const u8 *name;
	u32 at, n;

	domains->secret.start = get_random_u64();
	domains->secret.factor = get_random_u64() | 1;
	memset(domains->slots, 0xff, domains_slots(domains->homes) * sizeof(*domains->slots));
	for (at = n = 0; n < domains->count; n++, at += sizeof(*record) + record->length) {
		if (n % DOMAINS_STRIDE == 0) {
			cond_resched();
			if (fatal_signal_pending(current))
				return -EINTR;
		}
		record = domains_record(domains, at);
		name = domains_copy(&copy, record->text, record->length);
		slot.tag = domains_hash(domains, name, name + record->length);
		slot.record = at;
		if (!domains_insert(domains, slot))
			return -ELOOP;
	}
	return 0;
}

static int domains_resettle(struct luarcu_domains *domains)
{
	int tries, err = -ELOOP;

	for (tries = 0; err == -ELOOP && tries < DOMAINS_SECRETS; tries++)
		err = domains_settle(domains);
	return err;
}

/* The record of a name, or NULL. */
static struct domains_record *domains_listed(const struct luarcu_domains *domains, u32 tag,
					     const u8 *text, size_t length)
{
	const struct domains_slot *slot = domains_place(domains, tag);
	struct domains_record *record;

	for (; slot->tag == tag; slot++) {
		record = domains_record(domains, slot->record);
		if (record->length == length && !memcmp(record->text, text, length))
			return record;
	}
	return NULL;
}

static int domains_append(struct luarcu_domains *domains, u8 covers, u32 tag, const u8 *text,
			  size_t length)
{
	const struct domains_slot slot = { tag, domains->used };
	struct domains_record *record = domains_listed(domains, tag, text, length);

	if (record) {
		record->covers |= covers;
		return 0;
	}
	if (domains->count == domains->most ||
	    length + sizeof(*record) > domains->room - domains->used)
		return -ENOSPC;
	record = domains_record(domains, domains->used);
	record->covers = covers;
	record->length = length;
	memcpy(record->text, text, length);
	domains->used += sizeof(*record) + length;
	domains->count++;
	return domains_insert(domains, slot) ? 0 : domains_resettle(domains);
}

int luarcu_domains_add(struct luarcu_domains *domains, const char *text, size_t length)
{
	u8 covers = DOMAINS_ITSELF | DOMAINS_BELOW;
	struct domains_name copy;
	const u8 *name;
	u32 labels, tag;

	if (length && *text == '=') {
		covers = DOMAINS_ITSELF;
		text++, length--;
	} else if (length > 1 && text[0] == '*' && text[1] == '.') {
		covers = DOMAINS_BELOW;
		text += 2, length -= 2;
	}
	if (length && text[length - 1] == '.')
		length--;
	if (length > LUARCU_DOMAINS_NAME_MAX)
		return -EINVAL;
	name = domains_copy(&copy, (const u8 *)text, length);
	labels = domains_check(name, length);
	if (!labels)
		return -EINVAL;
	domains->labels = max(domains->labels, labels);
	tag = domains_hash(domains, name, name + length);
	return domains_append(domains, covers, tag, name, length);
}

struct luarcu_domains *luarcu_domains_new(u32 names, u32 bytes)
{
	struct luarcu_domains *domains;

	if (names > LUARCU_DOMAINS_MAX || bytes > LUARCU_DOMAINS_BYTES_MAX)
		return NULL;
	domains = kvmalloc(luarcu_domains_room(names, bytes), LUARCU_GFP);
	if (!domains)
		return NULL;
	*domains = (struct luarcu_domains){
		.homes = SLOTS_FOR(names),
		.most = names,
		.room = names * sizeof(struct domains_record) + bytes,
	};
	domains->records = (u8 *)(domains->slots + domains_slots(domains->homes));
	domains_settle(domains);
	return domains;
}

void luarcu_domains_free(struct luarcu_domains *domains)
{
	kvfree(domains);
}

/* --- searching */

/* Whether a domain of that tag covers a name that ends as it does. */
static noinline bool domains_covers(const struct luarcu_domains *domains,
				    const struct domains_slot *slot, const u8 *domain,
				    size_t length, u8 how)
{
	const struct domains_record *record;
	const u32 tag = slot->tag;

	for (; slot->tag == tag; slot++) {
		record = domains_record(domains, slot->record);
		if (record->length == length && lunatik_same(record->text, domain, length))
			return record->covers & how;
	}
	return false;
}

bool luarcu_domains_find(const struct luarcu_domains *domains, const char *name, size_t length)
{
	u32 labels = domains->labels, tag;
	u64 hash = domains->secret.start;
	const struct domains_slot *slot;
	struct domains_name copy lunatik_uninitialized;
	const u8 *begin, *at;

	if (length && name[length - 1] == '.')
		length--;
	if (!length || length > LUARCU_DOMAINS_NAME_MAX)
		return false;
	begin = domains_copy(&copy, (const u8 *)name, length);
	for (at = begin + length; labels && at > begin; labels--, at--) {
		at = domains_label(&domains->secret, at, &hash);
		tag = domains_tag(hash);
		for (slot = domains_home(domains, tag); slot->tag < tag; slot++)
			;
		if (unlikely(slot->tag == tag) &&
		    domains_covers(domains, slot, at, begin + length - at,
				   at == begin ? DOMAINS_ITSELF : DOMAINS_BELOW))
			return true;
	}
	return false;
}
