/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The packet as scripts see it: bounds-checked access to bytes that a hook lends for one
 * call. Offset 0 is the first byte of the network header, under every hook.
 *
 * A packet's bytes may change while they are read. What a process sends by sendfile(),
 * splice(), MSG_ZEROCOPY or a ring of packet sockets stays in pages that it can write to,
 * and so do frames in memory of AF_XDP. Therefore nothing here depends on a byte having the
 * same value twice:
 *
 *   the head     has only bytes that nobody else writes to during the call; they are read
 *                where they are, as often as it takes, and parsed there. It is the linear
 *                part of an skb, or of a frame that the device's driver owns; of a frame in
 *                memory of AF_XDP nothing is head.
 *   what follows is never read in place. Readers parse a copy in memory of the VM, find()
 *                searches one; headers, integers, bits, fields and comparisons take theirs on
 *                the stack, strings and copy() straight to where they stay. What was fetched
 *                for a decision is what is used after it: more is copied behind it, not anew.
 *   a write      goes to the linear part, after make_writable() where it must. Under AF_XDP
 *                that may change, too: the checksums that follow add up what is written, and
 *                the one length that they look at, of IPv4's header, is read once.
 *   the link     layer's header, to which meta() leads: each field is read once and bounded by
 *                itself.
 *
 * Two methods that a script calls one after the other may find different bytes. The headers
 * are walked once, and what they say stays. The parsers bound each output by itself besides.
 */
#ifndef LUADATA_H
#define LUADATA_H

#include <linux/types.h>

struct luadata_packet;

/* What a hook may know about a packet besides its bytes. */
enum luadata_meta {
	LUADATA_MARK, /* integer */
	LUADATA_VLAN, /* integer: number of a tag that is not among the link layer's bytes */
	LUADATA_CONNTRACK, /* integer: the connection's id, as user space knows it */
	LUADATA_IFINDEX, /* integer: index of the device that the packet came from */
	LUADATA_QUEUE, /* integer: number of the device's queue that it came from */
	LUADATA_DATAGRAM, /* integer: bytes of each datagram of UDP, where it is more than one */
	LUADATA_INTERFACE, /* bytes: name of that device */
	LUADATA_OUTPUT, /* bytes: name of the device that it goes to */
	LUADATA_HOOK, /* bytes: name of the hook */
	LUADATA_LINK, /* bytes: the Ethernet header */
};

/* One of both is set; bytes live as long as the call. */
struct luadata_meta_value {
	s64 integer;
	const void *bytes;
	u32 length;
};

/* A packet may lie in as many pieces and be read; in more of them it is an attack. */
#define LUADATA_PIECES_MAX 128

/* Charged for reaching bytes behind the head, where the hook knows of no more pieces. */
#define LUADATA_REACH_FUEL 8

struct luadata_packet_ops {
	/*
	 * Copy @length bytes at @offset, which luadata has checked to lie in the packet, each
	 * once. Nothing else reaches bytes behind the head: there is no pointer to them.
	 * Returns 0 or a negative error. Context: as the call that lends the packet.
	 */
	int (*copy)(const struct luadata_packet *packet, u32 offset, void *to, u32 length);

	/*
	 * Make the first @length bytes private and put them into one piece: sets @head,
	 * @head_length and @writable of the packet, and forgets a sum that hardware made of
	 * them. Returns 0 or a negative error, and changes nothing then: -ENOMEM, or -EPERM
	 * where the hook can't. NULL where the packet can only be read.
	 */
	int (*make_writable)(struct luadata_packet *packet, u32 length);

	/*
	 * Whether hardware is to fill in the checksum at @place, which holds the sum of the
	 * pseudo header until then, not inverted.
	 */
	bool (*checksum_is_partial)(const struct luadata_packet *packet, u32 place);

	/*
	 * Optional. Add @delta bytes at the end of the packet, or before offset 0, behind the
	 * link layer's header, which keeps its place in front; negative: remove them. Added bytes
	 * are zeros. Sets head, head_length, length and writable. Returns 0, -ENOSPC where there
	 * is no room, or -EOPNOTSUPP where this packet can't; changes nothing then.
	 */
	int (*adjust_head)(struct luadata_packet *packet, s32 delta);
	int (*adjust_tail)(struct luadata_packet *packet, s32 delta);

	/* Optional. Returns whether the packet has it; it may take no longer than a copy. */
	bool (*meta)(const struct luadata_packet *packet, enum luadata_meta which,
		     struct luadata_meta_value *value);
};

/* A part of a packet: where a view begins, its bytes, the number of its layout or 0. */
struct luadata_window {
	u32 offset;
	u32 length;
	u32 layout;
};

enum luadata_headers_status {
	LUADATA_HEADERS_UNREAD = 0, /* nobody has asked yet */
	LUADATA_HEADERS_OK,
	LUADATA_HEADERS_TRUNCATED, /* the packet ends before what its headers announce */
	LUADATA_HEADERS_MALFORMED, /* a header contradicts itself */
	LUADATA_HEADERS_NOT_IP,
	LUADATA_HEADERS_UNREADABLE, /* they lie in too many pieces, or are too many */
};

/* Which headers are complete, and hence which members of the following are set. */
#define LUADATA_HAS_NETWORK 0x01
#define LUADATA_HAS_PROTOCOL 0x02
#define LUADATA_HAS_TRANSPORT 0x04
#define LUADATA_HAS_PORTS 0x08
#define LUADATA_HAS_FLAGS 0x10
#define LUADATA_HAS_TYPE 0x20
#define LUADATA_HAS_PAYLOAD 0x40

/**
 * struct luadata_headers - what the headers of a packet say; see luadata/headers.h
 * @status: enum luadata_headers_status; the other members are set unless it is LUADATA_HEADERS_UNREAD
 * @has: LUADATA_HAS_NETWORK and so on
 * @version: of IP (NETWORK)
 * @ttl: or hop limit (NETWORK)
 * @more_fragments: the packet is a fragment, and not the last one (NETWORK)
 * @fragment_offset: of a fragment, in bytes; 0 is the first (NETWORK)
 * @protocol: of the transport (PROTOCOL)
 * @transport: where its header begins (TRANSPORT)
 * @end: where what its checksum covers ends, before padding; in bounds (TRANSPORT)
 * @source_port: of TCP and UDP (PORTS)
 * @destination_port: (PORTS)
 * @flags: of TCP (FLAGS)
 * @type: of ICMP and ICMPv6 (TYPE)
 * @code: (TYPE)
 * @payload: where that of TCP or UDP begins; in bounds (PAYLOAD)
 * @payload_length: bytes, without padding; in bounds (PAYLOAD)
 */
struct luadata_headers {
	u8 status;
	u8 has;
	u8 version;
	u8 ttl;
	bool more_fragments;
	u16 fragment_offset;
	u8 protocol;
	u8 flags;
	u8 type;
	u8 code;
	u16 source_port;
	u16 destination_port;
	u32 transport;
	u32 end;
	u32 payload;
	u32 payload_length;
};

/* Views that a call may have of one packet, the whole one included. */
#define LUADATA_WINDOWS 32

/**
 * struct luadata_packet - what a hook passes to lunatik_call_boolean() or _verdict()
 * @head: the bytes at offset 0 that lie in one piece
 * @head_length: how many of them nobody else can write to during the call
 * @length: of the whole packet; at least @head_length
 * @writable: bytes at @head that may be written as they are; more than @head_length where
 *            others can write to them too
 * @reach: units of fuel for reaching bytes behind the head; copy() may raise it
 * @ops: how to reach the rest, and what the hook knows besides
 * @headers: what was found in them, if somebody asked
 * @windows_used: number of windows that are set
 * @windows: what its handles show; the first one is the whole packet
 */
struct luadata_packet {
	const u8 *head;
	u32 head_length;
	u32 length;
	u32 writable;
	u32 reach;
	const struct luadata_packet_ops *ops;
	struct luadata_headers headers;
	u32 windows_used;
	struct luadata_window windows[LUADATA_WINDOWS];
};

/* Adds a window, of which there are less than LUADATA_WINDOWS; returns its number. */
static inline u32 luadata_window_add(struct luadata_packet *packet, u32 offset, u32 length,
				     u32 layout)
{
	packet->windows[packet->windows_used] = (struct luadata_window){ offset, length, layout };
	return packet->windows_used++;
}

/* What a hook calls when it has set all but the headers and the windows. */
static inline void luadata_packet_ready(struct luadata_packet *packet)
{
	packet->writable = 0;
	packet->reach = LUADATA_REACH_FUEL;
	packet->headers.status = LUADATA_HEADERS_UNREAD;
	packet->windows_used = 1;
	packet->windows[0] = (struct luadata_window){ 0, packet->length, 0 };
}

#endif
