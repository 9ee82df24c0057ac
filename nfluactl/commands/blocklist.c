// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <arpa/inet.h>
#include <bpf/bpf.h>

#include "nfluactl/json.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/xdp/attachment.h"

#define NANOSECONDS ((uint64_t)1000000000)

/* Where IPv4 addresses lie in IPv6. */
static const struct in6_addr mapped = { .s6_addr = { [10] = 0xff, [11] = 0xff } };
#define MAPPED_PREFIX 12

struct source {
	struct in6_addr address;
	uint64_t left; /* nanoseconds */
	uint64_t packets;
};

struct sources {
	struct source *items;
	size_t count;
};

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
	return time.tv_sec * NANOSECONDS + time.tv_nsec;
}

static int by_address(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct in6_addr));
}

static void sources_take(struct sources *sources, const struct in6_addr *addresses,
			 const struct attach_blocked *blocked, uint32_t count)
{
	uint64_t time = now();

	for (uint32_t i = 0; i < count; i++) {
		if (blocked[i].nanoseconds > time)
			sources->items[sources->count++] =
				(struct source){ .address = addresses[i],
						 .left = blocked[i].nanoseconds - time,
						 .packets = blocked[i].packets };
	}
	qsort(sources->items, sources->count, sizeof(*sources->items), by_address);
}

/* In one go: a walk from key to key begins anew where a source was meanwhile displaced.
 */
static int sources_read(struct sources *sources, int fd)
{
	uint32_t count = ATTACH_BLOCKLIST_MAX, place;
	struct in6_addr *addresses = calloc(count, sizeof(*addresses));
	struct attach_blocked *blocked = calloc(count, sizeof(*blocked));
	int error = -ENOMEM;

	sources->count = 0;
	sources->items = calloc(count, sizeof(*sources->items));
	if (addresses && blocked && sources->items)
		error = bpf_map_lookup_batch(fd, NULL, &place, addresses, blocked, &count,
					     NULL);
	/* That there is no more. */
	if (error == -ENOENT)
		error = 0;
	if (!error)
		sources_take(sources, addresses, blocked, count);
	free(addresses);
	free(blocked);
	return error;
}

static const char *address_text(char buffer[INET6_ADDRSTRLEN],
				const struct in6_addr *address)
{
	if (memcmp(address, &mapped, MAPPED_PREFIX))
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

static void sources_put_json(const struct sources *sources, const char *device)
{
	json_t *array = json_array();
	char text[INET6_ADDRSTRLEN];

	for (size_t i = 0; i < sources->count; i++) {
		const struct source *source = &sources->items[i];

		json_array_append_new(array,
				      json_pack("{s:s, s:I, s:I}", "source",
						address_text(text, &source->address),
						"left", (json_int_t)source->left,
						"packets", (json_int_t)source->packets));
	}
	json_put(json_pack("{s:s, s:o}", "device", device, "sources", array));
}

static void sources_put(const struct sources *sources)
{
	char text[INET6_ADDRSTRLEN];

	printf("%-39s  %10s  %12s\n", "SOURCE", "SECONDS", "PACKETS");
	for (size_t i = 0; i < sources->count; i++) {
		const struct source *source = &sources->items[i];

		/* Upwards: one that is blocked has a second left, if only a part of it.
		 */
		printf("%-39s  %10" PRIu64 "  %12" PRIu64 "\n",
		       address_text(text, &source->address),
		       (source->left + NANOSECONDS - 1) / NANOSECONDS, source->packets);
	}
}

static int blocklist_list(const struct attachment *attachment)
{
	struct sources sources;
	int error = sources_read(&sources, attachment->blocklist_fd);

	if (!error && json_wanted)
		sources_put_json(&sources, attachment->link.name);
	else if (!error)
		sources_put(&sources);
	free(sources.items);
	return error ? fail(EXIT_REFUSED, "blocklist: %s: %s", attachment->link.name,
			    strerror(-error))
		     : EXIT_DONE;
}

/* A source that is displaced meanwhile is gone as well. */
static int blocklist_flush(const struct attachment *attachment)
{
	struct sources sources;
	int error = sources_read(&sources, attachment->blocklist_fd);

	for (size_t i = 0; !error && i < sources.count; i++) {
		error = bpf_map_delete_elem(attachment->blocklist_fd,
					    &sources.items[i].address);
		if (error == -ENOENT)
			error = 0;
	}
	free(sources.items);
	return error ? fail(EXIT_REFUSED, "blocklist: %s: %s", attachment->link.name,
			    strerror(-error))
		     : EXIT_DONE;
}

static int blocklist_flush_one(const struct attachment *attachment,
			       const struct in6_addr *address, const char *word)
{
	int error = bpf_map_delete_elem(attachment->blocklist_fd, address);

	if (error == -ENOENT)
		return fail(EXIT_REFUSED, "blocklist: %s is not on the block list of %s",
			    word, attachment->link.name);
	return error ? fail(EXIT_REFUSED, "blocklist: %s: %s", attachment->link.name,
			    strerror(-error))
		     : EXIT_DONE;
}

int blocklist_run(int count, char **words)
{
	struct attachment attachment;
	struct in6_addr address;
	int code = 0;

	if (count > 1 && strcmp(words[1], "flush"))
		return fail(EXIT_USAGE, "blocklist: '%s' is not flush", words[1]);
	if (count > 1 && json_wanted)
		return fail(EXIT_USAGE, "blocklist: there is no JSON for flush");
	if (count > 2)
		code = address_read(words[2], &address);
	if (code)
		return code;
	code = attachment_find_own(&attachment, "blocklist", words[0]);
	if (!code && count == 1)
		code = blocklist_list(&attachment);
	else if (!code && count == 2)
		code = blocklist_flush(&attachment);
	else if (!code)
		code = blocklist_flush_one(&attachment, &address, words[2]);
	attachment_close(&attachment);
	return code;
}
