// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luadata/bytes/read.h"
#include "luadata/headers.h"

#define IPV4_LENGTH 20
#define IPV6_LENGTH 40
#define EXTENSION_LENGTH 8
#define AUTHENTICATION_LENGTH 12
#define TCP_LENGTH 20
#define UDP_LENGTH 8
#define ICMP_LENGTH 4 /* what all messages have: type, code, checksum */

#define IPV4_MORE_FRAGMENTS 0x2000
#define IPV4_FRAGMENT_OFFSET 0x1fff

/* Numbers of protocols, which are those of IPv6's extension headers too. */
#define HOP_BY_HOP 0
#define ICMP 1
#define TCP 6
#define UDP 17
#define ROUTING 43
#define FRAGMENT 44
#define AUTHENTICATION 51
#define ICMPV6 58
#define NO_NEXT_HEADER 59
#define DESTINATION_OPTIONS 60

/* Extension headers of a packet; RFC 8200 knows no use for more than seven. */
#define EXTENSIONS 8

/* The most that a length of 16 bits can say. */
#define LENGTH_MAX 65535

/* Bytes of a header that are looked at. */
#define HEADER_MAX IPV6_LENGTH

/*
 * Each function but the smallest has one caller, so that all of it becomes one function
 * that keeps this in registers: filters that look at one field pay for the walk.
 */
struct walk {
	const struct luadata_packet *packet;
	struct luadata_headers *headers;
	u8 *buffer; /* HEADER_MAX bytes, for headers that do not lie in one piece */
	u32 offset; /* of the next header; never above @end */
	u32 end; /* where the headers so far say that the packet ends, in bounds */
	bool cut; /* the packet ends before that */
	u8 has;
};

static const u8 *walk_bytes(const struct walk *walk, u32 length)
{
	if (unlikely(length > walk->end - walk->offset))
		return NULL;
	return luadata_read(walk->packet, walk->offset, length, walk->buffer);
}

static void walk_set_end(struct walk *walk, u32 length)
{
	walk->cut = length > walk->packet->length;
	if (!walk->cut)
		walk->end = length;
}

/* BIG TCP and jumbograms have a length of 0. */
static bool walk_is_jumbo(const struct walk *walk, u32 length)
{
	return !length && walk->end - walk->offset > LENGTH_MAX;
}

static void walk_set_ports(struct walk *walk, const u8 *transport)
{
	walk->headers->source_port = get_unaligned_be16(transport);
	walk->headers->destination_port = get_unaligned_be16(transport + 2);
	walk->has |= LUADATA_HAS_PORTS;
}

static void walk_set_payload(struct walk *walk, u32 header, u32 length)
{
	walk->headers->payload = walk->offset + header;
	walk->headers->payload_length = length - header;
	if (likely(!walk->cut))
		walk->has |= LUADATA_HAS_PAYLOAD;
}

static enum luadata_headers_status walk_tcp(struct walk *walk)
{
	const u32 rest = walk->end - walk->offset;
	const u8 *tcp = walk_bytes(walk, TCP_LENGTH);
	u32 length;

	if (unlikely(!tcp))
		return LUADATA_HEADERS_TRUNCATED;
	length = (tcp[12] >> 4) * 4;
	if (unlikely(length < TCP_LENGTH))
		return LUADATA_HEADERS_MALFORMED;
	if (unlikely(length > rest))
		return LUADATA_HEADERS_TRUNCATED;
	walk->headers->flags = tcp[13];
	walk->has |= LUADATA_HAS_FLAGS;
	walk_set_ports(walk, tcp);
	walk_set_payload(walk, length, rest);
	return LUADATA_HEADERS_OK;
}

/* The length counts the bytes of all fragments: the first one has but a part of them. */
static enum luadata_headers_status walk_udp(struct walk *walk)
{
	const u32 rest = walk->end - walk->offset;
	const u8 *udp = walk_bytes(walk, UDP_LENGTH);
	u32 length;

	if (unlikely(!udp))
		return LUADATA_HEADERS_TRUNCATED;
	length = get_unaligned_be16(udp + 4);
	if (walk_is_jumbo(walk, length))
		length = rest;
	if (unlikely(length < UDP_LENGTH))
		return LUADATA_HEADERS_MALFORMED;
	walk_set_ports(walk, udp);
	if (length > rest && !walk->headers->more_fragments)
		return LUADATA_HEADERS_TRUNCATED;
	if (length < rest)
		walk->end = walk->offset + length;
	walk_set_payload(walk, UDP_LENGTH, walk->end - walk->offset);
	return LUADATA_HEADERS_OK;
}

static enum luadata_headers_status walk_icmp(struct walk *walk)
{
	const u8 *icmp = walk_bytes(walk, ICMP_LENGTH);

	if (unlikely(!icmp))
		return LUADATA_HEADERS_TRUNCATED;
	walk->headers->type = icmp[0];
	walk->headers->code = icmp[1];
	walk->has |= LUADATA_HAS_TYPE;
	return LUADATA_HEADERS_OK;
}

static enum luadata_headers_status walk_transport(struct walk *walk, u8 protocol)
{
	const u8 icmp = walk->headers->version == 4 ? ICMP : ICMPV6;

	walk->headers->protocol = protocol;
	walk->has |= LUADATA_HAS_PROTOCOL;
	if (walk->headers->fragment_offset || protocol == NO_NEXT_HEADER)
		return LUADATA_HEADERS_OK;
	walk->headers->transport = walk->offset;
	walk->has |= LUADATA_HAS_TRANSPORT;
	if (likely(protocol == TCP))
		return walk_tcp(walk);
	if (protocol == UDP)
		return walk_udp(walk);
	return protocol == icmp ? walk_icmp(walk) : LUADATA_HEADERS_OK;
}

/* Its first byte has been read, and is not believed a second time. */
static enum luadata_headers_status walk_ipv4(struct walk *walk, u8 first, u8 *protocol)
{
	struct luadata_headers *headers = walk->headers;
	const u8 *ip = walk_bytes(walk, IPV4_LENGTH);
	u32 length, total;
	u16 fragment;

	if (unlikely(!ip))
		return LUADATA_HEADERS_TRUNCATED;
	length = (first & 0xf) * 4;
	total = get_unaligned_be16(ip + 2);
	if (walk_is_jumbo(walk, total))
		total = walk->end;
	if (unlikely(length < IPV4_LENGTH || total < length))
		return LUADATA_HEADERS_MALFORMED;
	if (unlikely(length > walk->end))
		return LUADATA_HEADERS_TRUNCATED;

	fragment = get_unaligned_be16(ip + 6);
	headers->version = 4;
	headers->ttl = ip[8];
	headers->fragment_offset = (fragment & IPV4_FRAGMENT_OFFSET) * 8;
	headers->more_fragments = fragment & IPV4_MORE_FRAGMENTS;
	walk->has |= LUADATA_HAS_NETWORK;
	walk_set_end(walk, total);
	walk->offset = length;
	*protocol = ip[9];
	return LUADATA_HEADERS_OK;
}

static u32 extension_length(u8 kind, const u8 *extension)
{
	switch (kind) {
	case FRAGMENT:
		return EXTENSION_LENGTH;
	case AUTHENTICATION:
		return (extension[1] + 2) * 4;
	default:
		return (extension[1] + 1) * 8;
	}
}

/* Steps over the header and sets @next to the number of the one behind it. */
static enum luadata_headers_status walk_extension(struct walk *walk, u8 *next)
{
	const u8 *extension = walk_bytes(walk, EXTENSION_LENGTH);
	struct luadata_headers *headers = walk->headers;
	u32 length;
	u16 fragment;

	if (!extension)
		return LUADATA_HEADERS_TRUNCATED;
	length = extension_length(*next, extension);
	if (*next == AUTHENTICATION && length < AUTHENTICATION_LENGTH)
		return LUADATA_HEADERS_MALFORMED;
	if (length > walk->end - walk->offset)
		return LUADATA_HEADERS_TRUNCATED;
	if (*next == FRAGMENT) {
		if (headers->more_fragments)
			return LUADATA_HEADERS_MALFORMED;
		fragment = get_unaligned_be16(extension + 2);
		headers->fragment_offset = fragment & ~7;
		headers->more_fragments = fragment & 1;
	}
	walk->offset += length;
	*next = extension[0];
	return LUADATA_HEADERS_OK;
}

static bool is_extension(u8 next)
{
	return next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT ||
	       next == AUTHENTICATION || next == DESTINATION_OPTIONS;
}

/* What follows a later fragment's header are bytes of something that began elsewhere. */
static enum luadata_headers_status walk_extensions(struct walk *walk, u8 *next)
{
	enum luadata_headers_status status;
	int count = 0;

	while (is_extension(*next) && !walk->headers->fragment_offset) {
		if (count++ == EXTENSIONS)
			return LUADATA_HEADERS_MALFORMED;
		status = walk_extension(walk, next);
		if (status != LUADATA_HEADERS_OK)
			return status;
	}
	return LUADATA_HEADERS_OK;
}

static enum luadata_headers_status walk_ipv6(struct walk *walk, u8 *protocol)
{
	struct luadata_headers *headers = walk->headers;
	const u8 *ip = walk_bytes(walk, IPV6_LENGTH);
	u32 length;

	if (unlikely(!ip))
		return LUADATA_HEADERS_TRUNCATED;
	headers->version = 6;
	headers->ttl = ip[7];
	headers->fragment_offset = 0;
	headers->more_fragments = false;
	walk->has |= LUADATA_HAS_NETWORK;
	walk->offset = IPV6_LENGTH;
	length = get_unaligned_be16(ip + 4);
	if (!walk_is_jumbo(walk, length))
		walk_set_end(walk, IPV6_LENGTH + length);
	*protocol = ip[6];
	return walk_extensions(walk, protocol);
}

/* Sets @protocol to that of the transport. */
static enum luadata_headers_status walk_network(struct walk *walk, u8 *protocol)
{
	const u8 *bytes = walk_bytes(walk, 1);
	u8 first;

	if (unlikely(!bytes))
		return LUADATA_HEADERS_TRUNCATED;
	first = *bytes;
	switch (first >> 4) {
	case 4:
		return walk_ipv4(walk, first, protocol);
	case 6:
		return walk_ipv6(walk, protocol);
	default:
		return LUADATA_HEADERS_NOT_IP;
	}
}

void luadata_headers_walk(struct luadata_packet *packet)
{
	u8 buffer[HEADER_MAX];
	struct walk walk = {
		.packet = packet,
		.headers = &packet->headers,
		.buffer = buffer,
		.end = packet->length,
	};
	enum luadata_headers_status status;
	u8 protocol;

	status = walk_network(&walk, &protocol);
	if (likely(status == LUADATA_HEADERS_OK))
		status = walk_transport(&walk, protocol);
	if (unlikely(walk.cut) && status == LUADATA_HEADERS_OK)
		status = LUADATA_HEADERS_TRUNCATED;
	packet->headers.end = walk.end;
	packet->headers.has = walk.has;
	packet->headers.status = status;
}
