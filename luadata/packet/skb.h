/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The packet object over an skb, from its network header on: what netfilter and the BPF
 * programs that have an skb share. Each has its own struct luadata_packet_ops of these.
 */
#ifndef LUADATA_SKB_H
#define LUADATA_SKB_H

#include <linux/skbuff.h>

#include "luadata/luadata.h"

struct net_device;

/**
 * struct luadata_skb - an skb that is lent to scripts
 * @packet: what is lent
 * @skb: the skb
 * @base: the network header's place behind skb->data
 */
struct luadata_skb {
	struct luadata_packet packet;
	struct sk_buff *skb;
	u32 base;
};

static inline struct luadata_skb *luadata_skb_of(const struct luadata_packet *packet)
{
	return container_of((struct luadata_packet *)packet, struct luadata_skb, packet);
}

/* Bind a packet, on the caller's stack, to an skb for the time of one call. */
static inline void luadata_skb_bind(struct luadata_skb *self, struct sk_buff *skb,
				    const struct luadata_packet_ops *ops)
{
	const u32 base = skb_network_offset(skb);

	self->skb = skb;
	self->base = base;
	self->packet.head = skb->data + base;
	self->packet.head_length = skb_headlen(skb) - base;
	self->packet.length = skb->len - base;
	self->packet.ops = ops;
	luadata_packet_ready(&self->packet);
}

/* Operations, see struct luadata_packet_ops. */
int luadata_skb_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length);
int luadata_skb_make_writable(struct luadata_packet *packet, u32 length);
bool luadata_skb_checksum_is_partial(const struct luadata_packet *packet, u32 place);

/**
 * luadata_skb_meta - the part of struct luadata_packet_ops' meta that an skb knows
 * @skb: the skb
 * @in: the device that it came from, or NULL
 * @out: the device that it goes to, or NULL
 * @which: LUADATA_HOOK and LUADATA_CONNTRACK are the hook's
 * @value: set where the packet has it
 */
bool luadata_skb_meta(const struct sk_buff *skb, const struct net_device *in,
		      const struct net_device *out, enum luadata_meta which,
		      struct luadata_meta_value *value);

/* The name of netfilter's hook of that number. */
bool luadata_meta_hook(struct luadata_meta_value *value, unsigned int hook);

static inline bool luadata_meta_bytes(struct luadata_meta_value *value, const void *bytes,
				      u32 length)
{
	value->bytes = bytes;
	value->length = length;
	return true;
}

#endif
