// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Checksums of a packet follow what is written to it: those of IPv4, TCP, UDP, ICMP and
 * ICMPv6, by the difference, addresses of the pseudo header included. Who writes to the
 * checksum itself is left alone; so is one that a later fragment can't reach.
 */
#include <linux/bitops.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/minmax.h>
#include <net/checksum.h>

#include "luadata/bytes/change.h"
#include "luadata/headers.h"

#define IPV4_CHECKSUM 10
#define CHECKSUM_SIZE 2

/* Where the checksum of the transport lies; 0 if it has none, or not all of it is here. */
static u32 checksum_place(const struct luadata_headers *headers)
{
	u32 place;

	if (!(headers->has & LUADATA_HAS_TRANSPORT))
		return 0;
	switch (headers->protocol) {
	case IPPROTO_TCP:
		place = 16;
		break;
	case IPPROTO_UDP:
		place = 6;
		break;
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
		place = 2;
		break;
	default:
		return 0;
	}
	place += headers->transport;
	return place + CHECKSUM_SIZE <= headers->end ? place : 0;
}

static bool checksum_is_pseudo(const struct luadata_headers *headers)
{
	return headers->protocol != IPPROTO_ICMP;
}

/* What bytes [from, to) of the packet add to a checksum that begins at @base, to its @end. */
static __wsum checksum_part(const struct luadata_packet *packet,
			    const struct luadata_change *change, u32 base, u32 end)
{
	const u32 from = max(change->from, base), to = min(change->to, end);

	if (from >= to)
		return 0;
	return csum_shift(csum_partial(packet->head + from, to - from, 0), from - base);
}

static void checksum_sum(struct luadata_packet *packet, struct luadata_change *change)
{
	const struct luadata_headers *headers = luadata_headers(packet);
	const bool ipv6 = headers->version == 6;

	change->network = checksum_part(packet, change, 0, change->network_end);
	change->pseudo = checksum_part(packet, change, ipv6 ? 8 : 12, ipv6 ? 40 : 20);
	if (headers->has & LUADATA_HAS_TRANSPORT)
		change->transport =
			checksum_part(packet, change, headers->transport, headers->end);
}

static bool checksum_untouched(const struct luadata_change *change, u32 place)
{
	return change->to <= place || place + CHECKSUM_SIZE <= change->from;
}

u32 luadata_change_reach(struct luadata_packet *packet, u32 from, u32 to)
{
	const struct luadata_headers *headers;
	u32 place;

	if (!packet->ops || !(luadata_headers(packet)->has & LUADATA_HAS_NETWORK))
		return to;
	headers = &packet->headers;
	place = checksum_place(headers);
	if (place)
		return max(to, place + CHECKSUM_SIZE);
	return headers->version == 4 ? max_t(u32, to, IPV4_CHECKSUM + CHECKSUM_SIZE) : to;
}

void luadata_change_begin(struct luadata_packet *packet, u32 from, u32 to,
			  struct luadata_change *change)
{
	*change = (struct luadata_change){ from, to };
	if (!packet->ops || !(luadata_headers(packet)->has & LUADATA_HAS_NETWORK))
		return;
	if (packet->headers.version == 4)
		change->network_end = (packet->head[0] & 15) * 4;
	checksum_sum(packet, change);
}

static void checksum_fix_network(struct luadata_packet *packet, __wsum diff)
{
	csum_replace_by_diff((__sum16 *)(packet->head + IPV4_CHECKSUM), diff);
}

static void checksum_fix_transport(struct luadata_packet *packet,
				   const struct luadata_headers *headers, u32 place,
				   __wsum transport, __wsum pseudo)
{
	__sum16 *sum = (__sum16 *)(packet->head + place);
	const bool udp = headers->protocol == IPPROTO_UDP;
	const bool icmp = headers->protocol == IPPROTO_ICMP;

	if (!checksum_is_pseudo(headers))
		pseudo = 0;
	if (packet->ops->checksum_is_partial(packet, place)) {
		*sum = ~csum_fold(csum_add(csum_unfold(*sum), pseudo));
		return;
	}
	if (udp && !*sum) /* it has none */
		return;
	csum_replace_by_diff(sum, csum_add(transport, pseudo));
	/* Without a pseudo header all that is covered may be zero: only this is its checksum. */
	if ((udp || icmp) && !*sum)
		*sum = CSUM_MANGLED_0;
}

static void checksum_fix(struct luadata_packet *packet, const struct luadata_change *change)
{
	/* As they were walked before the write, which may have changed them. */
	const struct luadata_headers headers = packet->headers;
	const u32 place = checksum_place(&headers);
	struct luadata_change after = *change;

	checksum_sum(packet, &after);
	if (headers.version == 4 && checksum_untouched(change, IPV4_CHECKSUM))
		checksum_fix_network(packet, csum_sub(after.network, change->network));
	if (place && checksum_untouched(change, place))
		checksum_fix_transport(packet, &headers, place,
				       csum_sub(after.transport, change->transport),
				       csum_sub(after.pseudo, change->pseudo));
}

void luadata_change_end(struct luadata_packet *packet, const struct luadata_change *change)
{
	if (packet->ops && packet->headers.has & LUADATA_HAS_NETWORK)
		checksum_fix(packet, change);
	packet->headers.status = LUADATA_HEADERS_UNREAD;
}
