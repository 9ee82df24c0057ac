/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The headers of a packet, from the network header to the payload of the transport. They
 * are walked when somebody asks, once in a call; by packet/headers.c, which those who ask,
 * packet/ and protocol/, need not know.
 */
#ifndef LUADATA_HEADERS_H
#define LUADATA_HEADERS_H

#include <linux/compiler.h>

#include "luadata/luadata.h"

/**
 * luadata_headers_walk - set the headers of a packet
 * @packet: the packet; only its headers change
 *
 * Looks at a bounded number of headers, whatever the bytes are.
 */
void luadata_headers_walk(struct luadata_packet *packet);

static inline const struct luadata_headers *luadata_headers(struct luadata_packet *packet)
{
	if (packet->headers.status == LUADATA_HEADERS_UNREAD)
		luadata_headers_walk(packet);
	return &packet->headers;
}

#endif
