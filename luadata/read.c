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

/* Bytes at @offset in one piece; at least one, as @offset is in bounds. */
static const u8 *find_run(const struct luadata_packet *packet, u32 offset, u32 *length,
			  u8 *buffer)
{
	const u8 *run;

	if (offset < packet->head_length) {
		*length = packet->head_length - offset;
		return packet->head + offset;
	}
	run = packet->ops->run(packet, offset, length);
	if (run)
		return run;
	*length = 1;
	return luadata_read(packet, offset, 1, buffer);
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
	u32 last, run_length, skip, offset = *from;
	const u8 *run;
	u8 byte;
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
		run = find_run(packet, offset, &run_length, &byte);
		if (!run)
			return -EFAULT;
		run_length = min(run_length, last - offset + 1);
		skip = lunatik_scan(run, run_length, text[0]);
		*fuel -= skip / FIND_BYTES_PER_FUEL + 1;
		offset += skip;
		if (skip == run_length)
			continue;
		*fuel -= length / FIND_BYTES_PER_FUEL + 1;
		err = find_at(packet, offset, text, length);
		if (err != -ENOENT)
			return err ?: (s64)offset;
		offset++;
	}
	return -ENOENT;
}
