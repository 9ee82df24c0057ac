// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/read.h"
#include "luadata/scan.h"

/* Bytes compared at a time where they do not lie in one piece. */
#define FIND_PIECE 64

/* Bytes looked at for a unit of fuel. */
#define FIND_BYTES_PER_FUEL 16

const u8 *luadata_read_pieces(const struct luadata_packet *packet, u32 offset, u32 length,
			      u8 *buffer)
{
	if (packet->ops->copy(packet, offset, buffer, length))
		return NULL;
	return buffer;
}

struct find_run {
	u32 length;
	long fuel; /* for reaching a place in it */
	u8 buffer[FIND_PIECE];
};

/* Bytes at @offset in one piece; at least one, as @offset is in bounds. */
static const u8 *find_run(const struct luadata_packet *packet, u32 offset, struct find_run *run)
{
	const u8 *bytes;

	run->fuel = 1;
	if (offset < packet->head_length) {
		run->length = packet->head_length - offset;
		return packet->head + offset;
	}
	bytes = packet->ops->run(packet, offset, &run->length);
	if (bytes)
		return bytes;
	run->fuel = LUADATA_PIECES_FUEL;
	run->length = min_t(u32, packet->length - offset, FIND_PIECE);
	return luadata_read(packet, offset, run->length, run->buffer);
}

/* 0 where the text stands at @offset, in whatever pieces; else as luadata_find(). */
static int find_at(const struct luadata_packet *packet, u32 offset, const char *text, u32 length)
{
	u8 buffer[FIND_PIECE];
	const u8 *bytes;
	u32 done, piece;

	for (done = 0; done < length; done += piece) {
		piece = min_t(u32, length - done, FIND_PIECE);
		bytes = luadata_read(packet, offset + done, piece, buffer);
		if (!bytes)
			return -EFAULT;
		if (memcmp(bytes, text + done, piece))
			return -ENOENT;
	}
	return 0;
}

s64 luadata_find(const struct luadata_packet *packet, u32 *from, u32 to, const char *text,
		 u32 length, long *fuel)
{
	u32 last, skip, offset = *from;
	struct find_run run;
	const u8 *bytes;
	int err;

	if (!length)
		return offset;
	if (length > to - offset)
		return -ENOENT;
	last = to - length;

	while (offset <= last) {
		if (*fuel < 0) {
			*from = offset;
			return -EAGAIN;
		}
		bytes = find_run(packet, offset, &run);
		if (!bytes)
			return -EFAULT;
		run.length = min(run.length, last - offset + 1);
		skip = lunatik_scan(bytes, run.length, text[0]);
		*fuel -= skip / FIND_BYTES_PER_FUEL + run.fuel;
		offset += skip;
		if (skip == run.length)
			continue;
		*fuel -= (length / FIND_PIECE + 1) * run.fuel + length / FIND_BYTES_PER_FUEL;
		err = find_at(packet, offset, text, length);
		if (err != -ENOENT)
			return err ?: (s64)offset;
		offset++;
	}
	return -ENOENT;
}
