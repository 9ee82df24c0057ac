// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/mm.h>
#include <linux/slab.h>

#include "luarcu/prefixes.h"
#include "luarcu/spans.h"

/* Where IPv4 lies in IPv6: the upper 64 bits are 0, and so many of the rest are this. */
#define MAPPED_LENGTH 96
#define MAPPED_BITS 0xffff

struct luarcu_prefixes {
	struct luarcu_spans spans[LUARCU_PREFIXES_KINDS];
	u32 count;
};

static const struct {
	enum luarcu_spans_width width;
	u8 bits;
} prefixes_kinds[LUARCU_PREFIXES_KINDS] = {
	[LUARCU_PREFIXES_IPV4] = { LUARCU_SPANS_32, 32 },
	[LUARCU_PREFIXES_NETWORKS] = { LUARCU_SPANS_64, 64 },
	[LUARCU_PREFIXES_HOSTS] = { LUARCU_SPANS_128, 128 },
};

static bool is_mapped(u64 high, u64 low)
{
	return !high && low >> 32 == MAPPED_BITS;
}

struct luarcu_prefixes *luarcu_prefixes_new(const u32 room[LUARCU_PREFIXES_KINDS])
{
	struct luarcu_prefixes *prefixes = kzalloc(sizeof(*prefixes), GFP_KERNEL_ACCOUNT);
	int i, err = 0;

	if (!prefixes)
		return NULL;
	for (i = 0; !err && i < LUARCU_PREFIXES_KINDS; i++)
		err = room[i] > LUARCU_PREFIXES_MAX ? -E2BIG
			: luarcu_spans_init(&prefixes->spans[i], prefixes_kinds[i].width,
					    room[i]);
	if (!err)
		return prefixes;
	luarcu_prefixes_free(prefixes);
	return NULL;
}

static int prefixes_put(struct luarcu_prefixes *prefixes, enum luarcu_prefixes_kind kind,
			luarcu_u128 start, u8 length, u32 value)
{
	const u8 host = prefixes_kinds[kind].bits - length;
	const int err = luarcu_spans_add(&prefixes->spans[kind], start, host, value);

	if (!err)
		prefixes->count++;
	return err;
}

static int prefixes_put_ipv6(struct luarcu_prefixes *prefixes,
			     const struct luarcu_prefix *prefix)
{
	const u64 high = get_unaligned_be64(prefix->address);
	const u64 low = get_unaligned_be64(prefix->address + 8);
	const u8 length = prefix->length;

	if (length > 128)
		return -ERANGE;
	if (length >= MAPPED_LENGTH && is_mapped(high, low))
		return prefixes_put(prefixes, LUARCU_PREFIXES_IPV4, (u32)low,
				    length - MAPPED_LENGTH, prefix->value);
	if (length > 64)
		return prefixes_put(prefixes, LUARCU_PREFIXES_HOSTS,
				    (luarcu_u128)high << 64 | low, length, prefix->value);
	if (low)
		return -EINVAL;
	return prefixes_put(prefixes, LUARCU_PREFIXES_NETWORKS, high, length, prefix->value);
}

int luarcu_prefixes_add(struct luarcu_prefixes *prefixes, const struct luarcu_prefix *prefix)
{
	if (!prefix->ipv4)
		return prefixes_put_ipv6(prefixes, prefix);
	if (prefix->length > 32)
		return -ERANGE;
	return prefixes_put(prefixes, LUARCU_PREFIXES_IPV4, get_unaligned_be32(prefix->address),
			    prefix->length, prefix->value);
}

size_t luarcu_prefixes_room(const u32 room[LUARCU_PREFIXES_KINDS])
{
	size_t size = sizeof(struct luarcu_prefixes);
	int i;

	for (i = 0; i < LUARCU_PREFIXES_KINDS; i++)
		size += luarcu_spans_room(prefixes_kinds[i].width, room[i]);
	return size;
}

int luarcu_prefixes_finish(struct luarcu_prefixes *prefixes)
{
	int i, err = 0;

	for (i = 0; !err && i < LUARCU_PREFIXES_KINDS; i++)
		err = luarcu_spans_finish(&prefixes->spans[i]);
	return err;
}

bool luarcu_prefixes_find_ipv4(const struct luarcu_prefixes *prefixes, u32 address, u32 *value)
{
	return luarcu_spans_find_32(&prefixes->spans[LUARCU_PREFIXES_IPV4], address, value);
}

bool luarcu_prefixes_find_ipv6(const struct luarcu_prefixes *prefixes, const u8 *address,
			       u32 *value)
{
	const u64 high = get_unaligned_be64(address), low = get_unaligned_be64(address + 8);
	const struct luarcu_spans *spans = prefixes->spans;

	if (unlikely(is_mapped(high, low)))
		return luarcu_prefixes_find_ipv4(prefixes, low, value);
	return luarcu_spans_find_128(&spans[LUARCU_PREFIXES_HOSTS],
				     (luarcu_u128)high << 64 | low, value) ||
	       luarcu_spans_find_64(&spans[LUARCU_PREFIXES_NETWORKS], high, value);
}

u32 luarcu_prefixes_count(const struct luarcu_prefixes *prefixes)
{
	return prefixes->count;
}

size_t luarcu_prefixes_size(const struct luarcu_prefixes *prefixes)
{
	size_t size = sizeof(*prefixes);
	int i;

	for (i = 0; i < LUARCU_PREFIXES_KINDS; i++)
		size += luarcu_spans_size(&prefixes->spans[i]);
	return size;
}

void luarcu_prefixes_free(struct luarcu_prefixes *prefixes)
{
	int i;

	if (!prefixes)
		return;
	for (i = 0; i < LUARCU_PREFIXES_KINDS; i++)
		luarcu_spans_free(&prefixes->spans[i]);
	kfree(prefixes);
}
