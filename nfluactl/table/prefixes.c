// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Prefixes, in the order that the kernel wants them in. */
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>

#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/table/list.h"
#include "nfluactl/word.h"

#define MAPPED_PREFIX 12
#define LENGTH_MAX 128

/* As they are kept apart, and sent. */
enum kind { IPV4, NETWORKS, HOSTS, KINDS };

struct prefix {
	uint32_t line;
	uint32_t value;
	uint8_t kind;
	uint8_t length;
	uint8_t address[sizeof(struct in6_addr)];
};

/* --- words */

/* What lies where IPv4 does in IPv6 is IPv4. */
static void prefix_classify(struct prefix *prefix, bool ipv4)
{
	static const uint8_t mapped[MAPPED_PREFIX] = { [10] = 0xff, [11] = 0xff };

	prefix->kind = ipv4 ? IPV4 : prefix->length > 64 ? HOSTS : NETWORKS;
	if (ipv4 || prefix->length < 8 * MAPPED_PREFIX ||
	    memcmp(prefix->address, mapped, MAPPED_PREFIX))
		return;
	memmove(prefix->address, prefix->address + MAPPED_PREFIX, 4);
	memset(prefix->address + 4, 0, MAPPED_PREFIX);
	prefix->length -= 8 * MAPPED_PREFIX;
	prefix->kind = IPV4;
}

/* ADDRESS or ADDRESS/LENGTH. */
static bool prefix_read(struct prefix *prefix, const char *word)
{
	char address[INET6_ADDRSTRLEN];
	size_t size = strcspn(word, "/");
	uint64_t length;
	bool ipv4;

	if (size >= sizeof(address))
		return false;
	memcpy(address, word, size);
	address[size] = '\0';
	ipv4 = inet_pton(AF_INET, address, prefix->address) == 1;
	if (!ipv4 && inet_pton(AF_INET6, address, prefix->address) != 1)
		return false;
	length = ipv4 ? 32 : LENGTH_MAX;
	if (word[size] &&
	    !word_digits(word + size + 1, (struct word_range){ 0, length }, &length))
		return false;
	prefix->length = length;
	prefix_classify(prefix, ipv4);
	return true;
}

static int prefixes_take(struct list *list, const struct lines *lines, char **words)
{
	const struct word_range range = { 0, UINT32_MAX };
	struct prefix *prefix;
	uint64_t value = 1;

	if (words[1] && words[2])
		return lines_fail(lines, lines->number,
				  "'%s' is too much: a prefix has one value", words[2]);
	if (words[1] && !word_digits(words[1], range, &value))
		return lines_fail(lines, lines->number,
				  "'%s' is not a number from 0 to %u", words[1],
				  UINT32_MAX);
	prefix = list_add(list, lines);
	if (!prefix)
		return EXIT_USAGE;
	prefix->value = value;
	if (prefix_read(prefix, words[0]))
		return 0;
	return lines_fail(lines, lines->number, "'%s' is not ADDRESS or ADDRESS/LENGTH",
			  words[0]);
}

/* --- order */

/* 0: it is the same prefix. */
static int prefix_compare(const struct prefix *a, const struct prefix *b)
{
	int difference = (int)a->kind - (int)b->kind;

	if (!difference)
		difference = memcmp(a->address, b->address, sizeof(a->address));
	return difference ? difference : (int)a->length - (int)b->length;
}

static int by_place(const void *a, const void *b)
{
	const struct prefix *x = a, *y = b;
	int difference = prefix_compare(x, y);

	return difference ? difference : x->line < y->line ? -1 : 1;
}

/* Puts them in order, and leaves one of those that are the same. */
static int prefixes_complete(struct list *list, const struct lines *lines)
{
	struct prefix *prefixes = list->entries, *last = NULL;
	size_t kept = 0;

	if (list->count)
		qsort(prefixes, list->count, sizeof(*prefixes), by_place);
	for (size_t i = 0; i < list->count; i++) {
		if (!last || prefix_compare(last, &prefixes[i])) {
			last = &prefixes[kept++];
			*last = prefixes[i];
		} else if (last->value != prefixes[i].value) {
			return lines_fail(lines, prefixes[i].line,
					  "the prefix has another value in line %u",
					  last->line);
		}
	}
	list->count = kept;
	return 0;
}

/* --- sending */

static bool lies_in(const struct prefix *inner, const struct prefix *outer)
{
	int bytes = outer->length / 8, bits = outer->length % 8;

	if (memcmp(inner->address, outer->address, bytes))
		return false;
	return !bits || !((inner->address[bytes] ^ outer->address[bytes]) >> (8 - bits));
}

/* The places that those of a kind take: luarcu_netlink.h has how they are counted. */
static uint32_t places_count(const struct prefix *prefix, const struct prefix *end,
			     enum kind kind)
{
	const struct prefix *open[LENGTH_MAX + 1];
	uint32_t places = 0;
	int depth = 0;

	for (; prefix < end; prefix++) {
		if (prefix->kind != kind)
			continue;
		while (depth && !lies_in(prefix, open[depth - 1]))
			depth--;
		if (depth && open[depth - 1]->value == prefix->value)
			continue;
		places += depth ? 2 : 1;
		open[depth++] = prefix;
	}
	return places;
}

static void prefixes_put_room(const struct list *list, struct nlmsghdr *request)
{
	static const uint16_t attrs[KINDS] = {
		[IPV4] = LUARCU_ROOM_A_IPV4,
		[NETWORKS] = LUARCU_ROOM_A_NETWORKS,
		[HOSTS] = LUARCU_ROOM_A_HOSTS,
	};
	const struct prefix *prefixes = list->entries;

	for (int kind = 0; kind < KINDS; kind++)
		mnl_attr_put_u32(request, attrs[kind],
				 places_count(prefixes, prefixes + list->count, kind));
}

static void prefixes_put_entry(const struct list *list, size_t index,
			       struct nlmsghdr *request)
{
	const struct prefix *prefix = (struct prefix *)list->entries + index;
	struct nlattr *nest = mnl_attr_nest_start(request, LUARCU_A_PREFIX);

	mnl_attr_put(request, LUARCU_PREFIX_A_ADDRESS,
		     prefix->kind == IPV4 ? sizeof(struct in_addr)
					  : sizeof(struct in6_addr),
		     prefix->address);
	mnl_attr_put_u8(request, LUARCU_PREFIX_A_LENGTH, prefix->length);
	mnl_attr_put_u32(request, LUARCU_PREFIX_A_VALUE, prefix->value);
	mnl_attr_nest_end(request, nest);
}

const struct list_kind list_prefixes = {
	.name = "prefixes",
	.size = sizeof(struct prefix),
	.take = prefixes_take,
	.complete = prefixes_complete,
	.put_room = prefixes_put_room,
	.put_entry = prefixes_put_entry,
};
