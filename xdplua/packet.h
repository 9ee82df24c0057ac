/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The XDP side of the packet object: a frame, from its network header on. */
#ifndef XDPLUA_PACKET_H
#define XDPLUA_PACKET_H

#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_vlan.h>
#include <net/xdp.h>

#include "luadata/luadata.h"

struct xdplua_packet {
	struct luadata_packet packet; /* what is lent to scripts */
	struct xdp_buff *xdp;
	u32 base; /* of the network header in the frame: bytes of the link layer's */
};

static inline struct xdplua_packet *xdplua_packet_of(const struct luadata_packet *packet)
{
	return container_of((struct luadata_packet *)packet, struct xdplua_packet, packet);
}

extern const struct luadata_packet_ops xdplua_packet_ops;

/* Bytes before the network header, where that is not just an Ethernet header. */
u32 xdplua_packet_odd_link(const struct xdp_buff *xdp);

static inline u32 xdplua_packet_link_length(const struct xdp_buff *xdp)
{
	const unsigned short type = xdp->rxq->dev->type;
	const struct ethhdr *header = xdp->data;

	if (likely((type == ARPHRD_ETHER || type == ARPHRD_LOOPBACK) &&
		   xdp->data + ETH_HLEN <= xdp->data_end && !eth_type_vlan(header->h_proto)))
		return ETH_HLEN;
	return xdplua_packet_odd_link(xdp);
}

/*
 * Whether the frame lies in memory of AF_XDP, to which a process can write at any time. Where
 * its fragments are stands in the same memory, and is not believed: such a packet ends with
 * the linear part.
 */
static inline bool xdplua_packet_is_shared(const struct xdp_buff *xdp)
{
	return xdp->rxq->mem.type == MEM_TYPE_XSK_BUFF_POOL;
}

/* Bytes of the packet in the frame's linear part. */
static inline u32 xdplua_packet_linear(const struct xdplua_packet *self)
{
	return self->xdp->data_end - self->xdp->data - self->base;
}

/* Bind a packet to a frame for the time of one call. */
static inline void xdplua_packet_bind(struct xdplua_packet *self, struct xdp_buff *xdp)
{
	struct luadata_packet *packet = &self->packet;
	const u32 base = xdplua_packet_link_length(xdp);

	self->xdp = xdp;
	self->base = base;
	packet->head = xdp->data + base;
	packet->head_length = xdplua_packet_linear(self);
	packet->length = packet->head_length;
	packet->ops = &xdplua_packet_ops;
	if (unlikely(xdplua_packet_is_shared(xdp)))
		packet->head_length = 0;
	else if (unlikely(xdp_buff_has_frags(xdp)))
		packet->length = xdp_get_buff_len(xdp) - base;
	luadata_packet_ready(packet);
	packet->writable = xdplua_packet_linear(self);
}

/* Say anew where the frame's head is. */
void xdplua_packet_set_head(struct xdplua_packet *self);

/* Operations, see struct luadata_packet_ops. */
int xdplua_packet_adjust_head(struct luadata_packet *packet, s32 delta);
int xdplua_packet_adjust_tail(struct luadata_packet *packet, s32 delta);

#endif
