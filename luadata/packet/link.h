/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The link layer's header, where a hook has its bytes: Ethernet, with VLAN tags. */
#ifndef LUADATA_LINK_H
#define LUADATA_LINK_H

#include <linux/types.h>

#define LUADATA_MAC_LENGTH 6

/**
 * struct luadata_link - an Ethernet header
 * @destination: a MAC address, in the bytes that were parsed
 * @source: another
 * @vlan: number of the innermost tag, negative where there is none
 */
struct luadata_link {
	const u8 *destination;
	const u8 *source;
	int vlan;
};

/* Parse the header that lies in @length bytes; false where they are too few. */
bool luadata_link_parse(const u8 *bytes, u32 length, struct luadata_link *link);

#endif
