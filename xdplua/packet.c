// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/netdevice.h>

#include "luadata/packet/skb.h"
#include "xdplua/packet.h"

#define PACKET_TAGS 2 /* QinQ; what lies behind more is no IP for scripts */

/*
 * What follows the linear part lies in fragments, each in a page. Finds the place of an
 * offset, and sets how many bytes are there in one piece.
 */
static const u8 *packet_piece(const struct luadata_packet *packet, u32 offset, u32 *length)
{
	const u32 linear = xdplua_packet_linear(xdplua_packet_of(packet));
	const struct skb_shared_info *info;
	const skb_frag_t *frag;
	u32 rest;
	int i;

	if (offset < linear) {
		*length = linear - offset;
		return packet->head + offset;
	}
	rest = offset - linear;
	info = xdp_get_shared_info_from_buff(xdplua_packet_of(packet)->xdp);
	for (i = 0; i < info->nr_frags; i++) {
		frag = &info->frags[i];
		if (rest < skb_frag_size(frag)) {
			*length = skb_frag_size(frag) - rest;
			return (u8 *)skb_frag_address(frag) + rest;
		}
		rest -= skb_frag_size(frag);
	}
	return NULL;
}

static int packet_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	const u8 *from;
	u32 piece;

	for (; length; length -= piece, offset += piece, to += piece) {
		from = packet_piece(packet, offset, &piece);
		if (!from)
			return -EFAULT;
		piece = min(piece, length);
		memmove(to, from, piece); /* under AF_XDP a part of a frame to another */
	}
	return 0;
}

/* The linear part can be written as it is, and fragments stay where they are. */
static int packet_make_writable(struct luadata_packet *packet, u32 length)
{
	return -EPERM;
}

/* A driver has no such thing. Of a frame that was an skb before, it can't be told. */
static bool packet_checksum_is_partial(const struct luadata_packet *packet, u32 place)
{
	return false;
}

static bool packet_meta(const struct luadata_packet *packet, enum luadata_meta which,
			struct luadata_meta_value *value)
{
	const struct xdplua_packet *self = xdplua_packet_of(packet);
	const struct xdp_rxq_info *rxq = self->xdp->rxq;

	switch (which) {
	case LUADATA_INTERFACE:
		return luadata_meta_bytes(value, rxq->dev->name,
					  strnlen(rxq->dev->name, IFNAMSIZ));
	case LUADATA_IFINDEX:
		value->integer = rxq->dev->ifindex;
		return true;
	case LUADATA_QUEUE:
		value->integer = rxq->queue_index;
		return true;
	case LUADATA_HOOK:
		return luadata_meta_bytes(value, "XDP", 3);
	case LUADATA_LINK:
		return self->base && luadata_meta_bytes(value, self->xdp->data, self->base);
	default:
		return false;
	}
}

const struct luadata_packet_ops xdplua_packet_ops = {
	.copy = packet_copy,
	.meta = packet_meta,
	.make_writable = packet_make_writable,
	.checksum_is_partial = packet_checksum_is_partial,
	.adjust_head = xdplua_packet_adjust_head,
	.adjust_tail = xdplua_packet_adjust_tail,
};

u32 xdplua_packet_odd_link(const struct xdp_buff *xdp)
{
	const u32 length = xdp->data_end - xdp->data;
	const u8 *bytes = xdp->data;
	u32 end = ETH_HLEN;
	int tags;

	if (xdp->rxq->dev->type != ARPHRD_ETHER &&
	    xdp->rxq->dev->type != ARPHRD_LOOPBACK)
		return 0;
	for (tags = 0; end <= length; tags++) {
		if (!eth_type_vlan(*(__be16 *)(bytes + end - 2)) || tags == PACKET_TAGS)
			return end;
		end += VLAN_HLEN;
	}
	return length;
}

void xdplua_packet_set_head(struct xdplua_packet *self)
{
	struct luadata_packet *packet = &self->packet;
	const u32 fragments = packet->length - packet->writable;

	packet->head = self->xdp->data + self->base;
	packet->writable = xdplua_packet_linear(self);
	packet->length = packet->writable + fragments;
	packet->head_length = xdplua_packet_is_shared(self->xdp) ? 0 : packet->writable;
}
