// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/netdevice.h>

#include "luadata/skb.h"
#include "xdplua/packet.h"

#define PACKET_TAGS 2 /* QinQ; what lies behind more is no IP for scripts */

/*
 * What follows the head lies in fragments: those of the frame, each in a page. Finds the
 * place of an offset, and sets how many bytes are there in one piece.
 */
static const u8 *packet_run(const struct luadata_packet *packet, u32 offset, u32 *length)
{
	const struct skb_shared_info *info;
	u32 rest = offset - packet->head_length;
	const skb_frag_t *frag;
	int i;

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
	u32 run;

	while (length) {
		if (offset < packet->head_length) {
			from = packet->head + offset;
			run = packet->head_length - offset;
		} else {
			from = packet_run(packet, offset, &run);
			if (!from)
				return -EFAULT;
		}
		run = min(run, length);
		memcpy(to, from, run);
		to += run;
		offset += run;
		length -= run;
	}
	return 0;
}

/* The head is private as it is, and fragments stay where they are. */
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
	.run = packet_run,
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
	const struct xdp_buff *xdp = self->xdp;
	const u32 fragments = packet->length - packet->head_length;

	packet->head = xdp->data + self->base;
	packet->head_length = xdp->data_end - xdp->data - self->base;
	packet->length = packet->head_length + fragments;
	packet->writable = packet->head_length;
}
