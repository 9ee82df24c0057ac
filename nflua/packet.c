// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nflua/meta.h"
#include "nflua/packet.h"

static struct nflua_packet *packet_of(const struct luadata_packet *packet)
{
	return container_of((struct luadata_packet *)packet, struct nflua_packet, packet);
}

static int packet_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	const struct nflua_packet *self = packet_of(packet);

	return skb_copy_bits(self->skb, self->base + offset, to, length);
}

/*
 * Page fragments are read where they are. What lies in a list of fragments, or in pages
 * without a kernel address, is left to copying.
 */
static const u8 *packet_run(const struct luadata_packet *packet, u32 offset, u32 *length)
{
	const struct sk_buff *skb = packet_of(packet)->skb;
	const struct skb_shared_info *info = skb_shinfo(skb);
	u32 rest = packet_of(packet)->base + offset - skb_headlen(skb);
	const skb_frag_t *frag;
	const u8 *address;
	int i;

	if (!skb_frags_readable(skb))
		return NULL;
	for (i = 0; i < info->nr_frags; i++) {
		frag = &info->frags[i];
		if (rest >= skb_frag_size(frag)) {
			rest -= skb_frag_size(frag);
			continue;
		}
		address = skb_frag_address_safe(frag);
		*length = skb_frag_size(frag) - rest;
		return address ? address + rest : NULL;
	}
	return NULL;
}

/* The bytes may be shared with a clone, or lie in pages of a file that is being sent. */
static int packet_make_writable(struct luadata_packet *packet, u32 length)
{
	struct nflua_packet *self = packet_of(packet);
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

static bool packet_checksum_is_partial(const struct luadata_packet *packet, u32 place)
{
	const struct nflua_packet *self = packet_of(packet);
	const struct sk_buff *skb = self->skb;

	return skb->ip_summed == CHECKSUM_PARTIAL &&
	       skb_checksum_start_offset(skb) + skb->csum_offset == self->base + place;
}

static bool packet_meta(const struct luadata_packet *packet, enum luadata_meta which,
			struct luadata_meta_value *value)
{
	const struct nflua_packet *self = packet_of(packet);

	return nflua_meta(self->skb, self->par, which, value);
}

static const struct luadata_packet_ops packet_ops = {
	.copy = packet_copy,
	.run = packet_run,
	.meta = packet_meta,
	.make_writable = packet_make_writable,
	.checksum_is_partial = packet_checksum_is_partial,
};

static const struct luadata_packet_ops packet_readonly_ops = {
	.copy = packet_copy,
	.run = packet_run,
	.meta = packet_meta,
};

static void packet_bind(struct nflua_packet *packet, struct sk_buff *skb,
			const struct xt_action_param *par, const struct luadata_packet_ops *ops)
{
	const u32 base = skb_network_offset(skb);

	packet->skb = skb;
	packet->par = par;
	packet->base = base;
	packet->packet.head = skb->data + base;
	packet->packet.head_length = skb_headlen(skb) - base;
	packet->packet.length = skb->len - base;
	packet->packet.ops = ops;
	luadata_packet_ready(&packet->packet);
}

void nflua_packet_bind(struct nflua_packet *packet, struct sk_buff *skb,
		       const struct xt_action_param *par)
{
	packet_bind(packet, skb, par, &packet_ops);
}

void nflua_packet_bind_readonly(struct nflua_packet *packet, const struct sk_buff *skb,
				const struct xt_action_param *par)
{
	packet_bind(packet, (struct sk_buff *)skb, par, &packet_readonly_ops);
}
