/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <linux/compiler.h>
#include <linux/minmax.h>
#include <sanitizer/asan_interface.h>

#include "hook.h"
#include "shim/assert.h"

static struct hook *hook_of(const struct luadata_packet *packet)
{
	return (struct hook *)packet;
}

static u8 *block_new(const void *bytes, u32 length)
{
	u8 *block = malloc(length);

	memcpy(block, bytes, length);
	return block;
}

/* Bytes of a block of the rest but the last one. */
static u32 piece_length(const struct hook *hook)
{
	return hook->piece ?: hook->packet.length - hook->packet.head_length;
}

static u32 pieces_count(const struct hook *hook)
{
	const u32 rest = hook->packet.length - hook->packet.head_length;

	return rest ? (rest - 1) / piece_length(hook) + 1 : 0;
}

/* The bytes at an offset in the packet, and how many lie in one piece. */
static const u8 *run_at(const struct hook *hook, u32 offset, u32 *length)
{
	const u32 head = hook->packet.head_length, piece = piece_length(hook);

	if (offset < head) {
		*length = head - offset;
		return hook->head + offset;
	}
	*length = min(piece - (offset - head) % piece, hook->packet.length - offset);
	return hook->pieces[(offset - head) / piece] + (offset - head) % piece;
}

/* Others write to pieces; nobody but a copy may look at them, as the address sanitizer sees. */
static void pieces_forbid(const struct hook *hook, bool forbid)
{
	u32 i, last = hook->packet.length - hook->packet.head_length, length;

	for (i = 0; i < pieces_count(hook); i++, last -= length) {
		length = min(piece_length(hook), last);
		if (forbid)
			ASAN_POISON_MEMORY_REGION(hook->pieces[i], length);
		else
			ASAN_UNPOISON_MEMORY_REGION(hook->pieces[i], length);
	}
}

static void bytes_copy(const struct hook *hook, u32 offset, u8 *to, u32 length, bool change)
{
	u32 here, i;
	u8 *run;

	pieces_forbid(hook, false);
	for (; length; length -= here, offset += here, to += here) {
		run = (u8 *)run_at(hook, offset, &here);
		here = min(here, length);
		memcpy(to, run, here);
		for (i = 0; change && offset >= hook->packet.head_length && i < here; i++)
			run[i] ^= hook->flip;
	}
	pieces_forbid(hook, true);
}

static void blocks_open(struct hook *hook, const u8 *bytes, u32 head)
{
	u32 i, at, piece;

	hook->packet.head_length = head;
	piece = piece_length(hook);
	hook->head = block_new(bytes, head);
	hook->packet.head = hook->head;
	hook->pieces = calloc(pieces_count(hook), sizeof(*hook->pieces));
	for (i = 0; i < pieces_count(hook); i++) {
		at = head + i * piece;
		hook->pieces[i] = block_new(bytes + at, min(piece, hook->packet.length - at));
	}
	pieces_forbid(hook, true);
}

static void blocks_close(struct hook *hook)
{
	u32 i;

	pieces_forbid(hook, false);
	for (i = 0; i < pieces_count(hook); i++)
		free(hook->pieces[i]);
	free(hook->pieces);
	free(hook->head);
}

static void check_range(const struct luadata_packet *packet, u64 offset, u64 length)
{
	assert(offset + length <= packet->length);
}

static int hook_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	const struct hook *hook = hook_of(packet);

	check_range(packet, offset, length);
	if (hook->copies_fail)
		return -EFAULT;
	bytes_copy(hook, offset, to, length, true);
	return 0;
}

static int hook_make_writable(struct luadata_packet *packet, u32 length)
{
	struct hook *hook = hook_of(packet);
	const u32 head = max(length, packet->head_length);
	u8 *bytes;

	check_range(packet, 0, length);
	if (hook->writes_fail)
		return -ENOMEM;
	bytes = hook_bytes(hook);
	blocks_close(hook);
	blocks_open(hook, bytes, head);
	free(bytes);
	packet->writable = length;
	return 0;
}

static bool hook_checksum_is_partial(const struct luadata_packet *packet, u32 place)
{
	return place == hook_of(packet)->partial;
}

static bool hook_meta(const struct luadata_packet *packet, enum luadata_meta which,
		      struct luadata_meta_value *value)
{
	const struct hook *hook = hook_of(packet);

	switch (which) {
	case LUADATA_MARK:
		value->integer = HOOK_MARK;
		return true;
	case LUADATA_INTERFACE:
		value->bytes = HOOK_INTERFACE;
		value->length = strlen(HOOK_INTERFACE);
		return true;
	case LUADATA_LINK:
		value->bytes = hook->link;
		value->length = hook->link_length;
		return true;
	default:
		return false;
	}
}

static const struct luadata_packet_ops hook_ops = {
	.copy = hook_copy,
	.make_writable = hook_make_writable,
	.checksum_is_partial = hook_checksum_is_partial,
	.meta = hook_meta,
};

static const struct luadata_packet_ops hook_readonly_ops = {
	.copy = hook_copy,
};

void hook_open(struct hook *hook, const struct hook_shape *shape)
{
	memset(hook, 0, sizeof(*hook));
	hook->piece = shape->piece;
	hook->partial = shape->partial;
	hook->flip = shape->flip;
	hook->link = block_new(shape->link, shape->link_length);
	hook->link_length = shape->link_length;
	hook->original = block_new(shape->bytes, shape->length);
	hook->packet.length = shape->length;
	hook->packet.ops = shape->readonly ? &hook_readonly_ops : &hook_ops;
	blocks_open(hook, hook->original, shape->head);
	luadata_packet_ready(&hook->packet);
}

void hook_close(struct hook *hook)
{
	blocks_close(hook);
	free(hook->original);
	free(hook->link);
}

u8 *hook_bytes(const struct hook *hook)
{
	u8 *bytes = malloc(hook->packet.length);

	bytes_copy(hook, 0, bytes, hook->packet.length, false);
	return bytes;
}

bool hook_is_honest(const struct hook *hook)
{
	const u32 shared = hook->packet.writable;
	u8 *bytes = hook_bytes(hook);
	const bool honest = hook->flip || !memcmp(bytes + shared, hook->original + shared,
				    hook->packet.length - shared);

	free(bytes);
	return honest;
}
