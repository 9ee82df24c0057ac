// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luadata/packet/link.h"

#define ETHERNET_LENGTH 14
#define TAG_LENGTH 4
#define TAGS 2 /* QinQ; no more are looked at */

#define TYPE_CUSTOMER_TAG 0x8100
#define TYPE_SERVICE_TAG 0x88a8

#define TAG_NUMBER 0x0fff

static bool link_is_tag(u16 type)
{
	return type == TYPE_CUSTOMER_TAG || type == TYPE_SERVICE_TAG;
}

bool luadata_link_parse(const u8 *bytes, u32 length, struct luadata_link *link)
{
	u32 end = ETHERNET_LENGTH;
	int tags;
	u16 type;

	if (length < end)
		return false;
	link->destination = bytes;
	link->source = bytes + LUADATA_MAC_LENGTH;
	link->vlan = -1;
	type = get_unaligned_be16(bytes + end - 2);
	for (tags = 0; tags < TAGS && link_is_tag(type); tags++) {
		if (length - end < TAG_LENGTH)
			return false;
		link->vlan = get_unaligned_be16(bytes + end) & TAG_NUMBER;
		type = get_unaligned_be16(bytes + end + 2);
		end += TAG_LENGTH;
	}
	return true;
}
