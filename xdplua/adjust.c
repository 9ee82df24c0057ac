// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Frames that grow and shrink. Bytes beyond the frame's own memory are never touched. */
#include <linux/if_ether.h>
#include <net/xdp.h>

#include "xdplua/packet.h"

/* What lies before the network header moves along: metadata of a driver, the link layer. */
static void adjust_move(struct xdplua_packet *self, s32 offset)
{
	struct xdp_buff *xdp = self->xdp;
	const u32 meta = xdp_data_meta_unsupported(xdp) ? 0 : xdp->data - xdp->data_meta;
	u8 *from = xdp->data - meta;

	memmove(from + offset, from, meta + self->base);
	xdp->data += offset;
	xdp->data_meta += offset;
}

static bool adjust_has_headroom(const struct xdplua_packet *self, u32 bytes)
{
	struct xdp_buff *xdp = self->xdp;
	void *begin = xdp_data_meta_unsupported(xdp) ? xdp->data : xdp->data_meta;

	return begin - xdp->data_hard_start >= (long)(sizeof(struct xdp_frame) + bytes);
}

int xdplua_packet_adjust_head(struct luadata_packet *packet, s32 delta)
{
	struct xdplua_packet *self = xdplua_packet_of(packet);

	if (delta > 0 ? !adjust_has_headroom(self, delta) :
			self->base + (s64)packet->writable + delta < ETH_HLEN ||
			-(s64)delta > packet->writable)
		return -ENOSPC;
	adjust_move(self, -delta);
	if (delta > 0)
		memset(self->xdp->data + self->base, 0, delta);
	xdplua_packet_set_head(self);
	return 0;
}

int xdplua_packet_adjust_tail(struct luadata_packet *packet, s32 delta)
{
	struct xdplua_packet *self = xdplua_packet_of(packet);
	struct xdp_buff *xdp = self->xdp;

	if (xdp_buff_has_frags(xdp))
		return -EOPNOTSUPP;
	if (delta > 0 ? delta > xdp_data_hard_end(xdp) - xdp->data_end :
			self->base + (s64)packet->writable + delta < ETH_HLEN)
		return -ENOSPC;
	if (delta > 0)
		memset(xdp->data_end, 0, delta);
	xdp->data_end += delta;
	xdplua_packet_set_head(self);
	return 0;
}
