// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * The walk over headers: whatever the bytes are, what it finds lies in the packet, and does
 * not depend on the pieces in which the packet lies. The first byte of the input says how
 * much of the packet is its head; a seed is it and a packet.
 */
#include <stdlib.h>
#include <string.h>

#include <linux/unaligned.h>

#include "luadata/packet/headers.c"
#include "luadata/packet/link.c"
#include "luadata/bytes/read.c"

struct pieces {
	struct luadata_packet packet;
	const u8 *all;
};

static int pieces_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	if (!luadata_in_bounds(packet, offset, length))
		abort();
	memcpy(to, ((const struct pieces *)packet)->all + offset, length);
	return 0;
}

static const struct luadata_packet_ops pieces_ops = { .copy = pieces_copy };

static struct luadata_headers walk_pieces(const u8 *data, u32 length, u32 head)
{
	struct pieces pieces = {
		.packet = { .head_length = head, .length = length, .ops = &pieces_ops },
		.all = data,
	};
	struct luadata_headers headers;
	u8 *copy = malloc(head);

	memcpy(copy, data, head);
	pieces.packet.head = copy;
	luadata_packet_ready(&pieces.packet);
	headers = *luadata_headers(&pieces.packet);
	free(copy);
	return headers;
}

static void check_headers(const struct luadata_headers *headers, u32 length)
{
	if (headers->status == LUADATA_HEADERS_UNREAD)
		abort();
	if (headers->has & LUADATA_HAS_TRANSPORT && headers->transport > length)
		abort();
	if (headers->has & LUADATA_HAS_PAYLOAD &&
	    (headers->payload > length || headers->payload_length > length - headers->payload))
		abort();
	if (headers->has & LUADATA_HAS_PORTS && !(headers->has & LUADATA_HAS_TRANSPORT))
		abort();
}

static void check_link(const u8 *data, u32 length)
{
	struct luadata_link link;

	if (luadata_link_parse(data, length, &link) && (link.vlan < -1 || link.vlan > 4095))
		abort();
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct luadata_headers whole, parts;
	u32 length;

	if (!size || size > 1 << 20)
		return 0;
	length = size - 1;
	whole = walk_pieces(data + 1, length, length);
	parts = walk_pieces(data + 1, length, data[0] < length ? data[0] : length);
	check_headers(&whole, length);
	if (memcmp(&whole, &parts, sizeof(whole)))
		abort();
	check_link(data + 1, length);
	return 0;
}
