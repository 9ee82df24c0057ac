// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/export.h>

#include "luadata/packet/skb.h"

/*
 * Of the fragments that defragmentation has put in a list, thousands may make one datagram,
 * and each access goes through them from the first one on.
 */
static bool skb_has_few_pieces(const struct sk_buff *skb)
{
	const struct sk_buff *piece;
	unsigned int count = 0;

	skb_walk_frags(skb, piece)
		if (++count > LUADATA_PIECES_MAX)
			return false;
	return true;
}

int luadata_skb_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	const struct luadata_skb *self = luadata_skb_of(packet);

	if (!skb_has_few_pieces(self->skb))
		return -EMSGSIZE;
	return skb_copy_bits(self->skb, self->base + offset, to, length);
}
EXPORT_SYMBOL_GPL(luadata_skb_copy);

/* The bytes may be shared with a clone, or lie in pages of a file that is being sent. */
int luadata_skb_make_writable(struct luadata_packet *packet, u32 length)
{
	struct luadata_skb *self = luadata_skb_of(packet);
	struct sk_buff *skb = self->skb;

	if (skb_ensure_writable(skb, self->base + length))
		return -ENOMEM;
	packet->head = skb->data + self->base;
	packet->head_length = skb_headlen(skb) - self->base;
	packet->writable = length;
	if (skb->ip_summed == CHECKSUM_COMPLETE)
		skb->ip_summed = CHECKSUM_NONE;
	return 0;
}
EXPORT_SYMBOL_GPL(luadata_skb_make_writable);

bool luadata_skb_checksum_is_partial(const struct luadata_packet *packet, u32 place)
{
	const struct luadata_skb *self = luadata_skb_of(packet);
	const struct sk_buff *skb = self->skb;

	return skb->ip_summed == CHECKSUM_PARTIAL &&
	       skb_checksum_start_offset(skb) + skb->csum_offset == self->base + place;
}
EXPORT_SYMBOL_GPL(luadata_skb_checksum_is_partial);
