// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/bytes/read.h"
#include "lunatik/port/scan.h"

/* Bytes compared at a time where they lie in more than one piece. */
#define FIND_PIECE 64

/* Bytes looked at before the fuel is. */
#define FIND_RUN 4096

/* Bytes looked at for a unit of fuel. */
#define FIND_BYTES_PER_FUEL 16

/* For a place where the text may begin. */
#define FIND_FUEL_PER_PLACE 2

const u8 *luadata_read_pieces(const struct luadata_packet *packet, u32 offset, u32 length,
			      u8 *buffer)
{
	if (packet->ops->copy(packet, offset, buffer, length))
		return NULL;
	return buffer;
}

/* Bytes [@begin, @end) of the packet: of its head, or copied. */
struct find_window {
	const u8 *bytes;
	u32 begin, end;
};

/* Moves the window to @offset, which is in bounds; false where that can't be read. */
static bool find_move(const struct luadata_search *search, u32 offset,
		      struct find_window *window, long *fuel)
{
	const struct luadata_packet *packet = search->packet;
	u32 length;

	window->begin = offset;
	if (offset < packet->head_length) {
		window->end = packet->head_length;
		window->bytes = packet->head + offset;
		return true;
	}
	length = min(search->to - offset, search->room_size);
	*fuel -= LUADATA_PIECES_FUEL + length / FIND_BYTES_PER_FUEL;
	window->end = offset + length;
	window->bytes = luadata_read_pieces(packet, offset, length, search->room);
	return window->bytes;
}

/* Bytes to compare, in the window or copied to @buffer; NULL where they can't be read. */
static const u8 *find_bytes(const struct luadata_search *search, const struct find_window *window,
			    u32 offset, u32 length, u8 *buffer, long *fuel)
{
	*fuel -= length / FIND_BYTES_PER_FUEL;
	if (likely(offset + length <= window->end))
		return window->bytes + (offset - window->begin);
	*fuel -= LUADATA_PIECES_FUEL;
	return luadata_read(search->packet, offset, length, buffer);
}

/* 0 where the text stands at @offset, which the window begins before; else as luadata_find(). */
static int find_at(const struct luadata_search *search, const struct find_window *window,
		   u32 offset, long *fuel)
{
	const u32 length = search->length;
	u8 buffer[FIND_PIECE];
	const u8 *bytes;
	u32 done, piece;

	for (done = 0; done < length; done += piece) {
		if (*fuel < 0)
			return -EAGAIN;
		piece = min_t(u32, length - done, FIND_PIECE);
		bytes = find_bytes(search, window, offset + done, piece, buffer, fuel);
		if (!bytes)
			return -EFAULT;
		if (memcmp(bytes, search->text + done, piece))
			return -ENOENT;
	}
	return 0;
}

s64 luadata_find(struct luadata_search *search, long *fuel)
{
	struct find_window window = { .end = search->from };
	u32 last, here, skip, offset = search->from;
	int err;

	if (!search->length)
		return offset;
	if (search->length > search->to - offset)
		return -ENOENT;
	last = search->to - search->length;

	while (offset <= last) {
		search->from = offset;
		if (*fuel < 0)
			return -EAGAIN;
		if (offset == window.end && !find_move(search, offset, &window, fuel))
			return -EFAULT;
		here = min_t(u32, min(window.end, last + 1) - offset, FIND_RUN);
		skip = lunatik_scan(window.bytes + (offset - window.begin), here, search->text[0]);
		*fuel -= skip / FIND_BYTES_PER_FUEL + FIND_FUEL_PER_PLACE;
		offset += skip;
		if (skip == here)
			continue;
		search->from = offset;
		err = find_at(search, &window, offset, fuel);
		if (err != -ENOENT)
			return err ?: (s64)offset;
		offset++;
	}
	return -ENOENT;
}
