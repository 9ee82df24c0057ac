/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * headers [link] < PACKETS: print what a walk finds in each packet, on a line of its own.
 *
 * PACKETS are records of two words, the length of the packet and that of its head, and the
 * bytes. Head and rest lie in blocks of exactly their sizes, so that the address sanitizer
 * sees a byte too much. With "link", they are link layer headers.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "luadata/headers.h"
#include "luadata/packet/link.h"

struct record {
	u32 length, head;
};

struct source {
	struct luadata_packet packet;
	u8 *rest;
};

static int source_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	const struct source *source = (const struct source *)packet;
	u8 *bytes = to;
	u32 i;

	for (i = 0; i < length; i++, offset++)
		bytes[i] = offset < packet->head_length ?
				   packet->head[offset] :
				   source->rest[offset - packet->head_length];
	return 0;
}

static const struct luadata_packet_ops source_ops = { .copy = source_copy };

static u8 *read_block(u32 length)
{
	u8 *block = malloc(length);

	if (length && fread(block, length, 1, stdin) != 1)
		exit(EXIT_FAILURE);
	return block;
}

static void print_headers(const struct luadata_headers *headers)
{
	static const char *const statuses[] = { "unread", "ok", "truncated", "malformed",
						"not-ip" };

	printf("headers=%s", statuses[headers->status]);
	if (headers->has & LUADATA_HAS_NETWORK)
		printf(" version=%u ttl=%u more=%u fragment=%u", headers->version, headers->ttl,
		       headers->more_fragments, headers->fragment_offset);
	if (headers->has & LUADATA_HAS_PROTOCOL)
		printf(" protocol=%u", headers->protocol);
	if (headers->has & LUADATA_HAS_TRANSPORT)
		printf(" transport=%u", headers->transport);
	if (headers->has & LUADATA_HAS_PORTS)
		printf(" source_port=%u destination_port=%u", headers->source_port,
		       headers->destination_port);
	if (headers->has & LUADATA_HAS_FLAGS)
		printf(" flags=%u", headers->flags);
	if (headers->has & LUADATA_HAS_TYPE)
		printf(" type=%u code=%u", headers->type, headers->code);
	if (headers->has & LUADATA_HAS_PAYLOAD)
		printf(" payload=%u payload_length=%u", headers->payload,
		       headers->payload_length);
	putchar('\n');
}

/* The members begin as rubbish, as on the stack of a hook. */
static void walk(const struct record *record)
{
	struct source source;

	memset(&source, 0xa5, sizeof(source));
	source.packet.head = read_block(record->head);
	source.packet.head_length = record->head;
	source.packet.length = record->length;
	source.packet.ops = &source_ops;
	source.rest = read_block(record->length - record->head);
	luadata_packet_ready(&source.packet);
	print_headers(luadata_headers(&source.packet));
	free((void *)source.packet.head);
	free(source.rest);
}

static void parse_link(const struct record *record)
{
	u8 *bytes = read_block(record->length);
	struct luadata_link link;

	if (luadata_link_parse(bytes, record->length, &link))
		printf("destination=%td source=%td vlan=%d\n", link.destination - bytes,
		       link.source - bytes, link.vlan);
	else
		printf("none\n");
	free(bytes);
}

int main(int argc, char **argv)
{
	const bool link = argc == 2 && !strcmp(argv[1], "link");
	struct record record;

	while (fread(&record, sizeof(record), 1, stdin) == 1) {
		if (link)
			parse_link(&record);
		else
			walk(&record);
	}
	return EXIT_SUCCESS;
}
