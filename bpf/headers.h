/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Finds source, protocol and ports of a packet, whatever lies before and between them. */
#ifndef BPF_HEADERS_H
#define BPF_HEADERS_H

#include <stdbool.h>
#include <stddef.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/ip.h>
#include <linux/ipv6.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define HEADERS_TAGS_MAX 2
#define HEADERS_EXTENSIONS_MAX 6

/* How far the headers could be read. */
enum depth {
	NOT_IP,
	CUT_SHORT,
	SOURCE,	  /* and no further, in IPv6 with more extension headers */
	PROTOCOL, /* of a later fragment */
	PORTS,	  /* or what is there in other protocols */
};

struct headers {
	struct in6_addr source; /* of IPv4: its first bytes */
	__u64 source_length;	/* 4 or 16; as a register, whose value the verifier keeps */
	__u8 protocol;
	union {
		__be16 ports[2]; /* source and destination */
		__u32 both_ports;
	};
};

static __always_inline enum depth ports_read(struct headers *headers, void *ports,
					     void *end)
{
	if (ports + 4 > end)
		return PROTOCOL;
	headers->both_ports = *(__u32 *)ports;
	return PORTS;
}

static __always_inline void ipv4_take(struct headers *headers, const struct iphdr *ip)
{
	headers->source.s6_addr32[0] = ip->saddr;
	headers->source_length = sizeof(ip->saddr);
	headers->protocol = ip->protocol;
}

static __always_inline enum depth ipv4_read(struct headers *headers, struct iphdr *ip,
					    void *end)
{
	if ((void *)(ip + 1) > end)
		return CUT_SHORT;
	ipv4_take(headers, ip);
	if (ip->frag_off & bpf_htons(0x1fff))
		return PROTOCOL;
	return ports_read(headers, (void *)ip + ip->ihl * 4, end);
}

/* Bytes in the extension header of that type, or 0: it is none. */
static __always_inline __u32 extension_length(__u8 type, const __u8 *header)
{
	switch (type) {
	case IPPROTO_HOPOPTS:
	case IPPROTO_ROUTING:
	case IPPROTO_DSTOPTS:
	case IPPROTO_MH:
		return (header[1] + 1) * 8;
	case IPPROTO_FRAGMENT:
		return 8;
	case IPPROTO_AH:
		return (header[1] + 2) * 4;
	default:
		return 0;
	}
}

static __always_inline enum depth ipv6_read(struct headers *headers, struct ipv6hdr *ip,
					    void *end)
{
	__u8 *header = (void *)(ip + 1), type;
	__u32 length;

	if ((void *)header > end)
		return CUT_SHORT;
	headers->source = ip->saddr;
	headers->source_length = sizeof(ip->saddr);
	headers->protocol = ip->nexthdr;
	for (int i = 0; i <= HEADERS_EXTENSIONS_MAX; i++) {
		if ((void *)(header + 4) > end)
			return SOURCE;
		type = headers->protocol;
		length = extension_length(type, header);
		if (!length)
			return ports_read(headers, header, end);
		headers->protocol = header[0];
		if (type == IPPROTO_FRAGMENT &&
		    *(__be16 *)(header + 2) & bpf_htons(0xfff8))
			return PROTOCOL;
		header += length;
	}
	return SOURCE;
}

/* From the type of Ethernet on, below tags. */
static __always_inline enum depth tags_read(struct headers *headers, __be16 *type,
					    void *end)
{
	for (int i = 0; i <= HEADERS_TAGS_MAX; i++, type += 2) {
		if ((void *)(type + 1) > end)
			return NOT_IP;
		if (*type == bpf_htons(ETH_P_IP))
			return ipv4_read(headers, (void *)(type + 1), end);
		if (*type == bpf_htons(ETH_P_IPV6))
			return ipv6_read(headers, (void *)(type + 1), end);
		if (*type != bpf_htons(ETH_P_8021Q) && *type != bpf_htons(ETH_P_8021AD))
			break;
	}
	return NOT_IP;
}

/* Out of line: all that packets of the other kind need not step over. */
static __noinline enum depth headers_walk(struct headers *headers, struct xdp_md *ctx,
					  bool ethernet)
{
	void *at = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;

	if (ethernet)
		return tags_read(headers, at + offsetof(struct ethhdr, h_proto), end);
	if (at + 1 <= end && *(__u8 *)at >> 4 == 4)
		return ipv4_read(headers, at, end);
	if (at + 1 <= end && *(__u8 *)at >> 4 == 6)
		return ipv6_read(headers, at, end);
	return NOT_IP;
}

/*
 * Devices other than Ethernet's, tunnels for example, have the IP header at the
 * beginning. Most packets are read at one look: IPv4 without tags and options, and no
 * later fragment.
 */
static __always_inline enum depth headers_read(struct headers *headers,
					       struct xdp_md *ctx, bool ethernet)
{
	void *at = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;
	__be16 *type = at + offsetof(struct ethhdr, h_proto);
	struct iphdr *ip = at + sizeof(struct ethhdr);

	if (!ethernet || (void *)(ip + 1) + 4 > end || *type != bpf_htons(ETH_P_IP) ||
	    *(__u8 *)ip != 0x45 || ip->frag_off & bpf_htons(0x1fff))
		return headers_walk(headers, ctx, ethernet);
	ipv4_take(headers, ip);
	headers->both_ports = *(__u32 *)(ip + 1);
	return PORTS;
}

#endif
