/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What a write to a packet has to do around it, so that what depends on its bytes follows.
 * Which these are is none of this room's business: packet/checksum.c defines the functions.
 */
#ifndef LUADATA_CHANGE_H
#define LUADATA_CHANGE_H

#include "luadata/luadata.h"

/* A write that is going on, and what the bytes were worth before. */
struct luadata_change {
	u32 from, to;
	u32 network_end; /* of an IPv4 header; its length may be what is written */
	__wsum network, pseudo, transport;
};

/* How many bytes of the packet must be writable for a write of [@from, @to). */
u32 luadata_change_reach(struct luadata_packet *packet, u32 from, u32 to);

/* Around the write; the bytes are in the head and writable, the headers not yet changed. */
void luadata_change_begin(struct luadata_packet *packet, u32 from, u32 to,
			  struct luadata_change *change);
void luadata_change_end(struct luadata_packet *packet, const struct luadata_change *change);

#endif
