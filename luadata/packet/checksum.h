/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Checksums of a packet follow what is written to it: those of IPv4, TCP, UDP, ICMP and
 * ICMPv6, by the difference, addresses of the pseudo header included. Who writes to the
 * checksum itself is left alone; so is one that a later fragment can't reach.
 */
#ifndef LUADATA_CHECKSUM_H
#define LUADATA_CHECKSUM_H

#include "luadata/luadata.h"

/* A write that is going on, and what the bytes were worth before. */
struct luadata_change {
	u32 from, to;
	u32 network_end; /* of an IPv4 header; its length may be what is written */
	__wsum network, pseudo, transport;
};

/* How many bytes of the packet must be writable for a write of [@from, @to). */
u32 luadata_checksum_reach(struct luadata_packet *packet, u32 from, u32 to);

/* Around the write; the bytes are in the head and writable, the headers not yet changed. */
void luadata_checksum_before(struct luadata_packet *packet, u32 from, u32 to,
			     struct luadata_change *change);
void luadata_checksum_after(struct luadata_packet *packet, const struct luadata_change *change);

#endif
