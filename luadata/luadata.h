/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The packet as scripts see it: bounds-checked access to bytes that a hook lends for one
 * call. Offset 0 is the first byte of the network header, under every hook.
 */
#ifndef LUADATA_H
#define LUADATA_H

#include <linux/types.h>

struct luadata_packet;

struct luadata_packet_ops {
	/*
	 * Copy @length bytes at @offset, which luadata has checked to lie in the packet.
	 * Returns 0 or a negative error. Context: as the call that lends the packet.
	 */
	int (*copy)(const struct luadata_packet *packet, u32 offset, void *to, u32 length);

	/*
	 * The longest run of bytes at @offset, inside the packet, that can be read in place;
	 * its length goes to @length. Returns NULL where there is none: use copy().
	 */
	const u8 *(*run)(const struct luadata_packet *packet, u32 offset, u32 *length);

	/*
	 * Make the first @length bytes private and put them into one piece: sets @head,
	 * @head_length and @writable of the packet. Returns 0 or a negative error, and
	 * changes nothing then. NULL where the packet can only be read.
	 */
	int (*make_writable)(struct luadata_packet *packet, u32 length);
};

/* A part of a packet: where a view begins, its bytes, the number of its layout or 0. */
struct luadata_window {
	u32 offset;
	u32 length;
	u32 layout;
};

/* Views that a call may have of one packet, the whole one included. */
#define LUADATA_WINDOWS 32

/**
 * struct luadata_packet - what a hook passes to lunatik_call_boolean() or _verdict()
 * @head: the bytes at offset 0 that lie in one piece
 * @head_length: their number
 * @length: of the whole packet; at least @head_length
 * @writable: bytes of the head that may be written as they are
 * @ops: how to reach the rest; not used where @length equals @head_length
 * @windows_used: number of windows that are set
 * @windows: what its handles show; the first one is the whole packet
 */
struct luadata_packet {
	const u8 *head;
	u32 head_length;
	u32 length;
	u32 writable;
	const struct luadata_packet_ops *ops;
	u32 windows_used;
	struct luadata_window windows[LUADATA_WINDOWS];
};

/* What a hook calls when it has set all but the windows. */
static inline void luadata_packet_ready(struct luadata_packet *packet)
{
	packet->writable = 0;
	packet->windows_used = 1;
	packet->windows[0] = (struct luadata_window){ 0, packet->length, 0 };
}

#endif
