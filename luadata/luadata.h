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
};

/**
 * struct luadata_packet - what a hook passes to lunatik_call_boolean() or _verdict()
 * @head: the bytes at offset 0 that lie in one piece
 * @head_length: their number
 * @length: of the whole packet; at least @head_length
 * @ops: how to reach the rest; not used where @length equals @head_length
 */
struct luadata_packet {
	const u8 *head;
	u32 head_length;
	u32 length;
	const struct luadata_packet_ops *ops;
};

#endif
