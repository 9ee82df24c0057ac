/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A hook for tests of luadata, as strict as one may be: the head of its packet and each piece
 * of the rest lie in blocks of exactly their sizes, for the address sanitizer to see a byte
 * too much, and making bytes writable moves all of them.
 */
#ifndef TESTS_HOST_HOOK_H
#define TESTS_HOST_HOOK_H

#include "luadata/luadata.h"

/**
 * struct hook - a packet and its hook
 * @packet: first, as that is what the hook gets
 * @original: the bytes that others share, up to the end of the packet
 * @head: of the packet
 * @pieces: blocks of @piece bytes each that follow the head; the last one may be shorter
 * @piece: 0 where there is one block
 * @partial: place of the checksum that hardware is to fill in, or 0
 * @link: an Ethernet header of @link_length bytes
 * @flip: bits that change in bytes behind the head as soon as they have been copied
 * @copies_fail: copy() refuses
 * @writes_fail: make_writable() refuses
 */
struct hook {
	struct luadata_packet packet;
	u8 *original;
	u8 *head;
	u8 **pieces;
	u32 piece;
	u32 partial;
	u8 flip;
	u8 *link;
	u32 link_length;
	bool copies_fail;
	bool writes_fail;
};

/* What a packet is made of; a copy is taken. */
struct hook_shape {
	const char *bytes, *link;
	size_t length, link_length;
	u32 head, piece, partial, flip;
	bool readonly;
};

/* The marks of every packet. */
#define HOOK_MARK 42
#define HOOK_INTERFACE "eth0"

void hook_open(struct hook *hook, const struct hook_shape *shape);
void hook_close(struct hook *hook);

/* A copy of the packet's bytes as they are now, to be freed. */
u8 *hook_bytes(const struct hook *hook);

/* Whether bytes that were not made writable are as they were. */
bool hook_is_honest(const struct hook *hook);

#endif
