/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Reading a packet, without Lua. Offsets and lengths are bytes. */
#ifndef LUADATA_READ_H
#define LUADATA_READ_H

#include <linux/compiler.h>

#include "luadata/luadata.h"

/* Whether @length bytes at @offset lie in the packet; no 64-bit value wraps. */
static inline bool luadata_in_bounds(const struct luadata_packet *packet, u64 offset, u64 length)
{
	return offset <= packet->length && length <= packet->length - offset;
}

/*
 * Charged by a C function for reaching bytes behind the head, which may be in the last of
 * LUADATA_PIECES_MAX pieces.
 */
#define LUADATA_PIECES_FUEL 8

static inline long luadata_read_fuel(const struct luadata_packet *packet, u32 offset, u32 length)
{
	return likely(offset + length <= packet->head_length) ? 0 : LUADATA_PIECES_FUEL;
}

/* Copy bytes of a packet that do not lie in one piece; @buffer, or NULL for an error. */
const u8 *luadata_read_pieces(const struct luadata_packet *packet, u32 offset, u32 length,
			      u8 *buffer);

/**
 * luadata_read - reach bytes of a packet
 * @packet: the packet
 * @offset: first byte; the bytes are in bounds
 * @length: number of bytes
 * @buffer: room for @length bytes, used where they do not lie in one piece
 *
 * Return: the bytes, in the packet or in @buffer; NULL where they can't be read.
 */
static inline const u8 *luadata_read(const struct luadata_packet *packet, u32 offset,
				     u32 length, u8 *buffer)
{
	if (likely(offset + length <= packet->head_length))
		return packet->head + offset;
	return luadata_read_pieces(packet, offset, length, buffer);
}

/**
 * struct luadata_search - a string of bytes that is to be found
 * @packet: where
 * @from: first byte to look at, in bounds; set to where an unfinished search goes on
 * @to: end of the range, one past its last byte; in bounds, not below @from
 * @text: what to find
 * @length: its length; 0 is found at @from
 * @room: for copies of what lies behind the head; unused where the range lies in it
 * @room_size: bytes of it
 */
struct luadata_search {
	const struct luadata_packet *packet;
	u32 from, to;
	const char *text;
	u32 length;
	u8 *room;
	u32 room_size;
};

/**
 * luadata_find - find a string of bytes
 * @search: what, and where
 * @fuel: falls with the bytes copied and compared; the search ends when it is negative
 *
 * Return: its offset; -ENOENT where it is not found, -EFAULT where bytes can't be read,
 * -EAGAIN where the fuel did not suffice.
 */
s64 luadata_find(struct luadata_search *search, long *fuel);

#endif
