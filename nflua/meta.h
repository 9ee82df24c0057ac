/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What netfilter knows about a packet besides its bytes. */
#ifndef NFLUA_META_H
#define NFLUA_META_H

#include <linux/skbuff.h>

#include "luadata/luadata.h"

struct xt_action_param;

/* Whether the packet has it; see struct luadata_packet_ops. */
bool nflua_meta(const struct sk_buff *skb, const struct xt_action_param *par,
		enum luadata_meta which, struct luadata_meta_value *value);

#endif
