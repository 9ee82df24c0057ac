/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The XDP side of the packet object: a frame, from its network header on. */
#ifndef XDPLUA_PACKET_H
#define XDPLUA_PACKET_H

#include "luadata/luadata.h"

struct xdp_buff;

struct xdplua_packet {
	struct luadata_packet packet; /* what is lent to scripts */
	struct xdp_buff *xdp;
	u32 base; /* of the network header in the frame: bytes of the link layer's */
};

static inline struct xdplua_packet *xdplua_packet_of(const struct luadata_packet *packet)
{
	return container_of((struct luadata_packet *)packet, struct xdplua_packet, packet);
}

/* Bind a packet to a frame for the time of one call. */
void xdplua_packet_bind(struct xdplua_packet *self, struct xdp_buff *xdp);

/* Say anew where the frame's head is. */
void xdplua_packet_set_head(struct xdplua_packet *self);

/* Operations, see struct luadata_packet_ops. */
int xdplua_packet_adjust_head(struct luadata_packet *packet, s32 delta);
int xdplua_packet_adjust_tail(struct luadata_packet *packet, s32 delta);

#endif
