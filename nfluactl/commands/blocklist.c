// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>

#include "nfluactl/json.h"
#include "nfluactl/table/rcu.h"
#include "nfluactl/word.h"
#include "nfluactl/xdp/attachment.h"

#define NANOSECONDS ((uint64_t)1000000000)

/* Where IPv4 addresses lie in IPv6. */
static const struct in6_addr mapped = { .s6_addr = { [10] = 0xff, [11] = 0xff } };
#define MAPPED_PREFIX 12

struct source {
	struct in6_addr address;
	uint32_t left; /* seconds, rounded up; 0: until it is removed */
	uint64_t packets;
};

struct sources {
	struct source *items;
	size_t count, room;
};

/* --- addresses */

static bool is_ipv4(const struct in6_addr *address)
{
	return !memcmp(address, &mapped, MAPPED_PREFIX);
}

static const char *address_text(char buffer[INET6_ADDRSTRLEN],
				const struct in6_addr *address)
{
	if (!is_ipv4(address))
		return inet_ntop(AF_INET6, address, buffer, INET6_ADDRSTRLEN);
	return inet_ntop(AF_INET, &address->s6_addr[MAPPED_PREFIX], buffer,
			 INET6_ADDRSTRLEN);
}

static int address_read(const char *word, struct in6_addr *address)
{
	*address = mapped;
	if (inet_pton(AF_INET, word, &address->s6_addr[MAPPED_PREFIX]) == 1 ||
	    inet_pton(AF_INET6, word, address) == 1)
		return 0;
	return fail(EXIT_USAGE, "blocklist: '%s' is not an IPv4 or IPv6 address", word);
}

/* As scripts have it: IPv4 is an integer, IPv6 a string. */
static void address_put(struct nlmsghdr *request, const struct in6_addr *address)
{
	struct nlattr *nest = mnl_attr_nest_start(request, LUARCU_A_KEY);

	if (is_ipv4(address))
		mnl_attr_put_u64(request, LUARCU_DATUM_A_INTEGER,
				 ntohl(address->s6_addr32[3]));
	else
		mnl_attr_put(request, LUARCU_DATUM_A_STRING, sizeof(*address), address);
	mnl_attr_nest_end(request, nest);
}

/* False for a key that is no address, which scripts may have put there: it blocks nobody.
 */
static bool key_read(const struct nlattr *nest, struct in6_addr *address)
{
	const struct nlattr *attrs[LUARCU_DATUM_A_COUNT] = { 0 }, *integer, *string;

	if (!nest)
		return false;
	nflua_genl_nest(nest, attrs, LUARCU_DATUM_A_COUNT);
	integer = attrs[LUARCU_DATUM_A_INTEGER];
	string = attrs[LUARCU_DATUM_A_STRING];
	*address = mapped;
	if (integer) {
		address->s6_addr32[3] = htonl(mnl_attr_get_u64(integer));
		return mnl_attr_get_u64(integer) <= UINT32_MAX;
	}
	if (!string || mnl_attr_get_payload_len(string) != sizeof(*address))
		return false;
	memcpy(address, mnl_attr_get_payload(string), sizeof(*address));
	return true;
}

/* --- to list */

static uint64_t packets_read(const struct nlattr *nest)
{
	const struct nlattr *attrs[LUARCU_DATUM_A_COUNT] = { 0 };

	if (nest)
		nflua_genl_nest(nest, attrs, LUARCU_DATUM_A_COUNT);
	return attrs[LUARCU_DATUM_A_INTEGER]
		       ? mnl_attr_get_u64(attrs[LUARCU_DATUM_A_INTEGER])
		       : 0;
}

static int source_read(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUARCU_A_COUNT];
	struct sources *sources = data;
	struct source source = { 0 };

	nflua_genl_attrs(reply, attrs, LUARCU_A_COUNT);
	if (!key_read(attrs[LUARCU_A_KEY], &source.address))
		return MNL_CB_OK;
	source.packets = packets_read(attrs[LUARCU_A_VALUE]);
	if (attrs[LUARCU_A_SECONDS])
		source.left = mnl_attr_get_u32(attrs[LUARCU_A_SECONDS]);
	if (sources->count == sources->room) {
		size_t room = sources->room ? 2 * sources->room : 256;
		struct source *items = reallocarray(sources->items, room, sizeof(*items));

		if (!items)
			return MNL_CB_ERROR;
		sources->items = items;
		sources->room = room;
	}
	sources->items[sources->count++] = source;
	return MNL_CB_OK;
}

static int by_address(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct in6_addr));
}

static void sources_put_json(const struct sources *sources, const char *device)
{
	json_t *array = json_array();
	char text[INET6_ADDRSTRLEN];

	for (size_t i = 0; i < sources->count; i++) {
		const struct source *source = &sources->items[i];
		json_t *left = source->left ? json_integer(source->left * NANOSECONDS)
					    : json_null();

		json_array_append_new(
			array, json_pack("{s:s, s:o, s:I}", "source",
					 address_text(text, &source->address), "left",
					 left, "packets", (json_int_t)source->packets));
	}
	json_put(json_pack("{s:s, s:o}", "device", device, "sources", array));
}

static void sources_put(const struct sources *sources)
{
	char text[INET6_ADDRSTRLEN], left[16];

	printf("%-39s  %10s  %12s\n", "SOURCE", "SECONDS", "PACKETS");
	for (size_t i = 0; i < sources->count; i++) {
		const struct source *source = &sources->items[i];

		snprintf(left, sizeof(left), "%" PRIu32, source->left);
		printf("%-39s  %10s  %12" PRIu64 "\n",
		       address_text(text, &source->address), source->left ? left : "-",
		       source->packets);
	}
}

/* --- what there is to do */

/* A request about the table, which the caller completes and sends. */
struct order {
	struct nflua_genl genl;
	struct nlmsghdr *request;
	char buffer[512];
};

static int order_begin(struct order *order, const struct attachment *attachment,
		       uint8_t command, uint16_t flags)
{
	int code = rcu_open(&order->genl);

	if (code)
		return code;
	order->request = nflua_genl_request(&order->genl, order->buffer, command, flags);
	mnl_attr_put_strz(order->request, LUARCU_A_NAME, attachment->blocklist.name);
	return 0;
}

/* Linux 6.1 has no words for a dump that does not begin. */
static int order_end(struct order *order, const struct attachment *attachment, int error)
{
	if (error == -ENOENT)
		snprintf(order->genl.sentence, sizeof(order->genl.sentence),
			 "the table '%s' is not there any more (attach again to make it)",
			 attachment->blocklist.name);
	return control_close(&order->genl, error, "blocklist:", attachment->link.name);
}

static int blocklist_list(const struct attachment *attachment)
{
	struct sources sources = { 0 };
	struct order order;
	int code = order_begin(&order, attachment, LUARCU_CMD_READ, NLM_F_DUMP);

	if (!code)
		code = order_end(&order, attachment,
				 nflua_genl_talk(&order.genl, order.request, source_read,
						 &sources));
	if (sources.count)
		qsort(sources.items, sources.count, sizeof(*sources.items), by_address);
	if (!code && json_wanted)
		sources_put_json(&sources, attachment->link.name);
	else if (!code)
		sources_put(&sources);
	free(sources.items);
	return code;
}

static int blocklist_add(const struct attachment *attachment,
			 const struct in6_addr *address, uint32_t seconds)
{
	struct nlattr *nest;
	struct order order;
	int code = order_begin(&order, attachment, LUARCU_CMD_WRITE, 0);

	if (code)
		return code;
	address_put(order.request, address);
	nest = mnl_attr_nest_start(order.request, LUARCU_A_VALUE);
	mnl_attr_put_u64(order.request, LUARCU_DATUM_A_INTEGER, 0);
	mnl_attr_nest_end(order.request, nest);
	mnl_attr_put_u32(order.request, LUARCU_A_SECONDS, seconds);
	return order_end(&order, attachment,
			 nflua_genl_talk(&order.genl, order.request, NULL, NULL));
}

/* One address, or with NULL all of them. */
static int blocklist_del(const struct attachment *attachment,
			 const struct in6_addr *address, const char *word)
{
	struct order order;
	int code = order_begin(&order, attachment, LUARCU_CMD_ERASE, 0), error;

	if (code)
		return code;
	if (address)
		address_put(order.request, address);
	error = nflua_genl_talk(&order.genl, order.request, NULL, NULL);
	if (error != -ESRCH)
		return order_end(&order, attachment, error);
	nflua_genl_close(&order.genl);
	return fail(EXIT_REFUSED, "blocklist: %s is not on the block list of %s", word,
		    attachment->link.name);
}

/* --- the words */

static const struct {
	const char *name;
	const char *words[2]; /* that follow */
	int least, most;
} verbs[] = {
	{ "add", { "ADDRESS", "SECONDS" }, 2, 2 },
	{ "del", { "ADDRESS" }, 1, 1 },
	{ "flush", { "ADDRESS" }, 0, 1 },
};

#define VERBS (sizeof(verbs) / sizeof(*verbs))

/* From the verb on. */
static int words_check(int count, char **words)
{
	size_t i;

	for (i = 0; i < VERBS && strcmp(verbs[i].name, words[0]); i++)
		;
	if (i == VERBS)
		return fail(EXIT_USAGE, "blocklist: '%s' is not add, del or flush",
			    words[0]);
	if (json_wanted)
		return fail(EXIT_USAGE, "blocklist: there is no JSON for %s", words[0]);
	if (count - 1 < verbs[i].least)
		return fail(EXIT_USAGE,
			    "blocklist %s: %s is missing (try 'nfluactl help blocklist')",
			    words[0], verbs[i].words[count - 1]);
	if (count - 1 > verbs[i].most)
		return fail(
			EXIT_USAGE,
			"blocklist %s: unexpected '%s' (try 'nfluactl help blocklist')",
			words[0], words[1 + verbs[i].most]);
	return 0;
}

int blocklist_run(int count, char **words)
{
	const struct word_range range = { 1, LUARCU_SECONDS_MAX };
	struct attachment attachment;
	struct in6_addr address;
	uint64_t seconds = 0;
	int code = count > 1 ? words_check(count - 1, words + 1) : 0;

	if (!code && count > 2)
		code = address_read(words[2], &address);
	if (!code && count > 3)
		code = word_number("blocklist: seconds", words[3], range, &seconds);
	if (code)
		return code;
	code = attachment_find_own(&attachment, "blocklist", words[0]);
	if (!code && count == 1)
		code = blocklist_list(&attachment);
	else if (!code && seconds)
		code = blocklist_add(&attachment, &address, seconds);
	else if (!code)
		code = blocklist_del(&attachment, count > 2 ? &address : NULL, words[2]);
	attachment_close(&attachment);
	return code;
}
