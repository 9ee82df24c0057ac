/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Finds what a TCP segment carries, over IPv4, and IPv6 without extension headers. Tags and
 * those headers are rare: such frames are for Lua to judge.
 */
#ifndef BPF_TCP_H
#define BPF_TCP_H

#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/tcp.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

struct segment {
	struct in6_addr source; /* of IPv4: mapped into IPv6 */
	__u8 *payload;
	__u8 *end;
};

enum tcp {
	TCP_NOTHING, /* another protocol, or a segment that carries nothing */
	TCP_PAYLOAD,
	TCP_UNREAD, /* what it is was not read, and no payload found */
};

static __always_inline enum tcp tcp_at(struct segment *segment, struct tcphdr *tcp)
{
	if ((__u8 *)(tcp + 1) > segment->end)
		return TCP_NOTHING;
	segment->payload = (__u8 *)tcp + tcp->doff * 4;
	return segment->payload < segment->end ? TCP_PAYLOAD : TCP_NOTHING;
}

static __always_inline enum tcp tcp_over_ipv4(struct segment *segment, struct iphdr *ip)
{
	if ((__u8 *)(ip + 1) > segment->end || ip->protocol != IPPROTO_TCP ||
	    ip->frag_off & bpf_htons(0x1fff))
		return TCP_NOTHING;
	segment->source.s6_addr32[0] = 0;
	segment->source.s6_addr32[1] = 0;
	segment->source.s6_addr32[2] = bpf_htonl(0xffff);
	segment->source.s6_addr32[3] = ip->saddr;
	return tcp_at(segment, (void *)ip + ip->ihl * 4);
}

static __always_inline enum tcp tcp_over_ipv6(struct segment *segment, struct ipv6hdr *ip)
{
	if ((__u8 *)(ip + 1) > segment->end)
		return TCP_NOTHING;
	segment->source = ip->saddr;
	switch (ip->nexthdr) {
	case IPPROTO_TCP:
		return tcp_at(segment, (void *)(ip + 1));
	case IPPROTO_UDP:
	case IPPROTO_ICMPV6:
		return TCP_NOTHING;
	default:
		return TCP_UNREAD;
	}
}

/* What the frame is; of what Lua is to judge in any case the source may be unknown: zeros. */
static __always_inline enum tcp tcp_segment(struct segment *segment, struct xdp_md *ctx)
{
	struct ethhdr *ethernet = (void *)(long)ctx->data;
	__be16 *type = (void *)ethernet + offsetof(struct ethhdr, h_proto); /* aligned */

	*segment = (struct segment){ .end = (void *)(long)ctx->data_end };
	if ((__u8 *)(ethernet + 1) > segment->end)
		return TCP_NOTHING;
	if (*type == bpf_htons(ETH_P_IP))
		return tcp_over_ipv4(segment, (void *)(ethernet + 1));
	if (*type == bpf_htons(ETH_P_IPV6))
		return tcp_over_ipv6(segment, (void *)(ethernet + 1));
	if (*type == bpf_htons(ETH_P_8021Q) || *type == bpf_htons(ETH_P_8021AD))
		return TCP_UNREAD;
	return TCP_NOTHING;
}

/*
 * Whether a TLS ClientHello may begin there, under any version that servers take for a first
 * record's: at once, or behind records that they pass over, which are an empty one, a change
 * of ciphers and an alert.
 */
static __always_inline bool tcp_is_hello(const struct segment *segment)
{
	const __u8 *hello = segment->payload;

	if (hello + 6 > segment->end || hello[1] > 15)
		return false;
	if (hello[0] == 22)
		return hello[5] == 1 || !(hello[3] | hello[4]);
	return (hello[0] == 20 || hello[0] == 21) && !hello[3] && hello[4] <= hello[0] - 19;
}

#define TCP_LETTERS(a, b, c, d) bpf_htonl((a) << 24 | (b) << 16 | (c) << 8 | (d))

/* Whether it is the beginning of an HTTP request, for one of the methods of browsers. */
static __always_inline bool tcp_is_request(const struct segment *segment)
{
	const __be32 *letters = (const __be32 *)segment->payload;

	if ((const __u8 *)(letters + 1) > segment->end)
		return false;
	return *letters == TCP_LETTERS('G', 'E', 'T', ' ') ||
	       *letters == TCP_LETTERS('P', 'O', 'S', 'T') ||
	       *letters == TCP_LETTERS('H', 'E', 'A', 'D');
}

/*
 * Whether it is text, as all is that HTTP clients send but for bodies: servers take requests
 * of other methods, behind empty lines, and their heads in several segments.
 */
static __always_inline bool tcp_is_text(const struct segment *segment)
{
	const __u8 first = *segment->payload;

	return (first >= ' ' && first != 0x7f) || (first >= '\t' && first <= '\r');
}

#endif
