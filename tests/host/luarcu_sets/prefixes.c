// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sets of prefixes against a list that is searched from its beginning to its end. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "luarcu/prefixes.h"
#include "luarcu/spans.h"
#include "tests/host/luarcu_sets/host.h"

#define MANY 500000

/* All are of IPv6 here, IPv4 among them as ::ffff:a.b.c.d. */
struct entry {
	luarcu_u128 address;
	u32 length;
	u32 value;
};

#define MAPPED ((luarcu_u128)0xffff << 32)

/* --- the reference */

static bool is_ipv4(luarcu_u128 address, u32 length)
{
	return address >> 32 == 0xffff && length >= 96;
}

static bool lies_in(luarcu_u128 address, const struct entry *entry)
{
	if (is_ipv4(address, 128) != is_ipv4(entry->address, entry->length))
		return false;
	return !entry->length || (address ^ entry->address) >> (128 - entry->length) == 0;
}

static const struct entry *list_find(const struct entry *list, u32 count, luarcu_u128 address)
{
	const struct entry *best = NULL;

	for (; count--; list++)
		if (lies_in(address, list) && (!best || list->length > best->length))
			best = list;
	return best;
}

static int by_address(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	return (int)x->length - (int)y->length;
}

static bool same_prefix(const struct entry *a, const struct entry *b)
{
	return a->address == b->address && a->length == b->length;
}

/* Puts a list in order, and leaves one of each prefix. */
static u32 list_sort(struct entry *list, u32 count)
{
	u32 i, kept = 0;

	qsort(list, count, sizeof(*list), by_address);
	for (i = 0; i < count; i++)
		if (!kept || !same_prefix(&list[i], &list[kept - 1]))
			list[kept++] = list[i];
	return kept;
}

/* --- sets of lists */

static void bytes_of(luarcu_u128 address, u8 bytes[16])
{
	int i;

	for (i = 15; i >= 0; i--, address >>= 8)
		bytes[i] = address;
}

/* Some IPv4 prefixes as what they are, and some as IPv6. */
static struct luarcu_prefix prefix_of(const struct entry *entry)
{
	struct luarcu_prefix prefix = { .length = entry->length, .value = entry->value };

	bytes_of(entry->address, prefix.address);
	if (is_ipv4(entry->address, entry->length) && entry->value % 2) {
		memmove(prefix.address, prefix.address + 12, 4);
		prefix.ipv4 = true;
		prefix.length -= 96;
	}
	return prefix;
}

static int kind_of(const struct entry *entry)
{
	return is_ipv4(entry->address, entry->length) ? LUARCU_PREFIXES_IPV4 :
	       entry->length > 64 ? LUARCU_PREFIXES_HOSTS : LUARCU_PREFIXES_NETWORKS;
}

/* The places of a list in order. */
static void count_places(const struct entry *list, u32 count, u32 room[LUARCU_PREFIXES_KINDS])
{
	const struct entry *open[LUARCU_PREFIXES_KINDS][65];
	u32 depth[LUARCU_PREFIXES_KINDS] = { 0 };

	memset(room, 0, LUARCU_PREFIXES_KINDS * sizeof(*room));
	for (; count--; list++) {
		const int kind = kind_of(list);
		const struct entry **top = open[kind] + depth[kind];

		while (top > open[kind] && !lies_in(list->address, top[-1]))
			top--;
		if (top == open[kind] || top[-1]->value != list->value) {
			room[kind] += 1 + (top > open[kind]);
			*top++ = list;
		}
		depth[kind] = top - open[kind];
	}
}

static struct luarcu_prefixes *build(const struct entry *list, u32 count, int *err)
{
	u32 room[LUARCU_PREFIXES_KINDS];
	struct luarcu_prefixes *prefixes;
	struct luarcu_prefix prefix;

	count_places(list, count, room);
	prefixes = luarcu_prefixes_new(room);
	*err = prefixes ? 0 : -ENOMEM;
	for (; !*err && count; count--) {
		prefix = prefix_of(list++);
		*err = luarcu_prefixes_add(prefixes, &prefix);
	}
	*err = *err ?: luarcu_prefixes_finish(prefixes);
	return prefixes;
}

static bool finds(const struct luarcu_prefixes *prefixes, luarcu_u128 address, u32 *value)
{
	u8 *bytes = malloc(16);
	bool found;

	bytes_of(address, bytes);
	found = luarcu_prefixes_find_ipv6(prefixes, bytes, value);
	free(bytes);
	if (is_ipv4(address, 128)) {
		u32 other = 0;

		if (found != luarcu_prefixes_find_ipv4(prefixes, address, &other) ||
		    (found && other != *value))
			*value = ~*value;
	}
	return found;
}

static bool same_at(const struct luarcu_prefixes *prefixes, const struct entry *list, u32 count,
		    luarcu_u128 address)
{
	const struct entry *entry = list_find(list, count, address);
	u32 value = 0;
	const bool found = finds(prefixes, address, &value);

	if (found == !!entry && (!found || value == entry->value))
		return true;
	return !host_differs("%016llx%016llx: %d %u, wanted %d %u",
			     (unsigned long long)(address >> 64), (unsigned long long)address,
			     found, value, !!entry, entry ? entry->value : 0);
}

/* --- cases */

static luarcu_u128 random_address(int family)
{
	const luarcu_u128 low = host_random(1ULL << 32);

	switch (family) {
	case 0:
		return MAPPED | low;
	case 1:
		return (luarcu_u128)host_random(1ULL << 40) << 88 | low << 40;
	case 2: /* in a few networks */
		return (luarcu_u128)(0x20010db8 + host_random(2)) << 96 |
		       (luarcu_u128)host_random(3) << 64 | low << host_random(33);
	default: /* near the ends */
		return host_random(2) ? -low : low;
	}
}

static struct entry random_entry(u32 values)
{
	const int family = host_random(4);
	struct entry entry = { .address = random_address(family), .value = host_random(values) };
	u32 host;

	if (!family)
		entry.length = 96 + host_random(33);
	else
		entry.length = host_random(129);
	host = 128 - entry.length;
	entry.address = host == 128 ? 0 : entry.address >> host << host;
	return entry;
}

static bool same(const struct luarcu_prefixes *prefixes, const struct entry *list, u32 count)
{
	bool good = true;
	u32 i;

	for (i = 0; good && i < count; i++) {
		const luarcu_u128 mask = list[i].length ? ((luarcu_u128)1 << (128 - list[i].length)) - 1
							: ~(luarcu_u128)0;

		good = same_at(prefixes, list, count, list[i].address) &&
		       same_at(prefixes, list, count, list[i].address - 1) &&
		       same_at(prefixes, list, count, list[i].address | mask) &&
		       same_at(prefixes, list, count, (list[i].address | mask) + 1);
	}
	for (i = 0; good && i < 1000; i++)
		good = same_at(prefixes, list, count, random_address(host_random(4)));
	return good;
}

static void random_lists(u32 values)
{
	struct entry list[300];
	bool good = true;
	int round, err;

	for (round = 0; good && round < 200; round++) {
		struct luarcu_prefixes *prefixes;
		u32 i, count = host_random(round % 2 ? 300 : 10);

		for (i = 0; i < count; i++)
			list[i] = random_entry(values);
		count = list_sort(list, count);
		prefixes = build(list, count, &err);
		good = !err && same(prefixes, list, count) &&
		       luarcu_prefixes_count(prefixes) == count &&
		       luarcu_prefixes_size(prefixes) == host_held;
		luarcu_prefixes_free(prefixes);
	}
	host_case(good && !host_held, "random lists with %u values", values);
}

/* A prefix in a prefix in a prefix, as far as lengths go. */
static void nested(void)
{
	struct entry list[200];
	u32 i, count = 0;
	struct luarcu_prefixes *prefixes;
	bool good;
	int err;

	for (i = 96; i <= 128; i++)
		list[count++] = (struct entry){ MAPPED, i, i };
	for (i = 0; i <= 128; i++)
		list[count++] = (struct entry){ i < 64 ? 0 : (luarcu_u128)1 << 64, i, i };
	count = list_sort(list, count);
	prefixes = build(list, count, &err);
	good = !err && same(prefixes, list, count);
	luarcu_prefixes_free(prefixes);
	host_case(good, "all lengths, in each other");
}

static void refusals(void)
{
	static const struct {
		struct luarcu_prefix prefix;
		int err;
	} cases[] = {
		{ { { 10 }, true, 33, 1 }, -ERANGE },
		{ { { 10, 0, 0, 1 }, true, 24, 1 }, -EINVAL },
		{ { { 10 }, true, 8, 1 }, 0 },
		{ { { 10 }, true, 8, 2 }, -EEXIST },
		{ { { 11 }, true, 7, 1 }, -EINVAL },
		{ { { 8 }, true, 7, 1 }, -EPROTO },
		{ { { 10 }, true, 9, 1 }, 0 },
		{ { { 10 }, true, 9, 2 }, -EEXIST },
		{ { { 11 }, true, 9, 1 }, 0 },
		{ { { 12 }, true, 9, 1 }, -ENOSPC },
		{ { { [10] = 0xff, 0xff, 10 }, false, 104, 1 }, -EPROTO },
		{ { { [10] = 0xff, 0xff, 13 }, false, 104, 1 }, -ENOSPC },
		{ { { 0x20 }, false, 129, 1 }, -ERANGE },
		{ { { 0x20 }, false, 2, 1 }, -EINVAL },
		{ { { 0x20, [8] = 1 }, false, 64, 1 }, -EINVAL },
		{ { { 0x20, [15] = 1 }, false, 127, 1 }, -EINVAL },
		{ { { 0x20 }, false, 3, 1 }, 0 },
		{ { { 0x40 }, false, 3, 1 }, -ENOSPC },
		{ { { 0 }, false, 0, 1 }, -EPROTO },
		{ { { 0x20 }, false, 65, 1 }, 0 },
		{ { { 0x20 }, false, 65, 1 }, -EEXIST },
	};
	const u32 counts[] = { 2, 1, 1 }, most[] = { LUARCU_PREFIXES_MAX + 1, 0, 0 };
	struct luarcu_prefixes *prefixes = luarcu_prefixes_new(counts);
	bool good = true;
	size_t i;
	int err;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		err = luarcu_prefixes_add(prefixes, &cases[i].prefix);
		if (err != cases[i].err)
			good = !host_differs("case %zu: %d", i, err);
	}
	luarcu_prefixes_free(prefixes);
	good &= !luarcu_prefixes_new(most);
	host_case(good && !host_held, "what is no prefix, out of order or too much");
}

static void failures(void)
{
	struct entry list[1000];
	struct luarcu_prefixes *prefixes;
	u32 i, count;
	bool good = true;
	int err = -ENOMEM, failed = 0;

	for (i = 0; i < 1000; i++)
		list[i] = random_entry(100);
	count = list_sort(list, 1000);
	while (err == -ENOMEM) {
		host_allocations = failed++;
		prefixes = build(list, count, &err);
		luarcu_prefixes_free(prefixes);
		good &= !host_held;
	}
	host_allocations = LONG_MAX;
	for (i = 0; i < 3; i++) {
		host_looks = i;
		prefixes = build(list, count, &err);
		luarcu_prefixes_free(prefixes);
		good &= err == -EINTR && !host_held;
	}
	host_looks = LONG_MAX;
	host_case(good && failed > 9, "without memory in each place, and killed");
}

/* --- many of them */

static struct entry many_entry(luarcu_u128 base, u32 bits, u32 shortest, u32 longest)
{
	const luarcu_u128 random = (luarcu_u128)host_random(1ULL << 50) << 50 | host_random(1ULL << 50);
	struct entry entry = { .length = shortest + host_random(longest - shortest + 1) };
	const u32 host = 128 - entry.length;

	entry.address = base | (bits == 32 ? random % (1ULL << 32) : random << (bits - 100) >> 3);
	entry.address = entry.address >> host << host;
	return entry;
}

static void many(const char *title, luarcu_u128 base, u32 bits, u32 shortest, u32 longest,
		 bool equal, u32 most)
{
	struct entry *list = malloc(MANY * sizeof(*list));
	struct luarcu_prefixes *prefixes;
	u32 i, count = 0;
	bool good;
	int err;

	while (count < MANY) {
		for (; count < MANY; count++)
			list[count] = many_entry(base, bits, shortest, longest);
		count = list_sort(list, count);
	}
	for (i = 0; i < MANY; i++)
		list[i].value = equal ? 1 : i;
	host_peak = 0;
	prefixes = build(list, count, &err);
	good = !err && host_held <= (size_t)most * MANY &&
	       luarcu_prefixes_size(prefixes) == host_held && host_rests;
	for (i = 0; good && i < 10; i++)
		good = same_at(prefixes, list, count, list[host_random(count)].address);
	host_case(good, "500000 %s: %.1f bytes each, %.1f while built", title,
		  host_held / 5e5, host_peak / 5e5);
	luarcu_prefixes_free(prefixes);
	free(list);
}

int main(void)
{
	const luarcu_u128 global = (luarcu_u128)1 << 125;

	nested();
	refusals();
	failures();
	random_lists(1);
	random_lists(2);
	random_lists(1000000);
	many("of IPv4, /32, one value", MAPPED, 32, 128, 128, true, 24);
	many("of IPv4, /16 to /32, one value", MAPPED, 32, 112, 128, true, 24);
	many("of IPv4, /16 to /32, each its value", MAPPED, 32, 112, 128, false, 24);
	many("of IPv6, /48, each its value", global, 125, 48, 48, false, 24);
	many("of IPv6, /32 to /64, each its value", global, 125, 32, 64, false, 24);
	many("of IPv6, /20 to /64, each its value", global, 125, 20, 64, false, 27);
	many("of IPv6, /128, each its value", global, 125, 128, 128, false, 24);
	host_case(!host_held, "memory is given back");
	return host_failed;
}
