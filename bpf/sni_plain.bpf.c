// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * What sni.bpf.c and scripts/sni.lua do of most hellos, without Lua, for those who compare:
 * names are in a map, in small letters, filled up with zeros. Sees names of up to 63 letters
 * that one record in one segment holds whole, no names in them and no final dot.
 *
 *   ip link set dev eth0 xdp object sni_plain.bpf.o section xdp
 *   bpftool map update name blocked key ... value 1
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/tcp.h"

#define NAME_MAX 64
#define EXTENSIONS_MAX 32

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct name {
	char letters[NAME_MAX];
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, struct name);
	__type(value, __u8);
} blocked SEC(".maps");

/* Bytes at an offset in the segment, of which @length are there; or NULL. */
static __always_inline const __u8 *bytes_at(const struct segment *segment, __u32 offset,
					    __u32 length)
{
	const __u8 *bytes;

	barrier_var(offset); /* or the compiler knows the bounds, and the verifier does not */
	bytes = segment->payload + (offset & 0x3fff);
	return bytes + length <= segment->end ? bytes : NULL;
}

/* Reads a length of @width bytes; a huge one, which nothing can have, where it is cut off. */
static __always_inline __u32 length_at(const struct segment *segment, __u32 offset, __u32 width)
{
	const __u8 *bytes = bytes_at(segment, offset, width);

	if (!bytes)
		return 0x10000;
	return width == 1 ? bytes[0] : bytes[0] << 8 | bytes[1];
}

/* Where the extension with the name begins, or 0. */
static __always_inline __u32 name_find(const struct segment *segment)
{
	__u32 offset = 43; /* behind record, handshake, version and random number */

	offset += 1 + length_at(segment, offset, 1); /* session */
	offset += 2 + length_at(segment, offset, 2); /* ciphers */
	offset += 1 + length_at(segment, offset, 1); /* compression */
	offset += 2;
	for (int i = 0; i < EXTENSIONS_MAX && offset < 0x4000; i++) {
		if (!length_at(segment, offset, 2))
			return offset + 4;
		offset += 4 + length_at(segment, offset + 2, 2);
	}
	return 0;
}

SEC("xdp")
int sni_plain(struct xdp_md *ctx)
{
	struct segment segment;
	struct name name = {};
	__u32 offset, length;

	if (tcp_segment(&segment, ctx) != TCP_PAYLOAD || !tcp_is_hello(&segment))
		return XDP_PASS;
	offset = name_find(&segment);
	length = length_at(&segment, offset + 3, 2);
	if (!offset || length >= NAME_MAX)
		return XDP_PASS;
	for (__u32 i = 0; i < NAME_MAX - 1 && i < length; i++) {
		const __u8 *letter = bytes_at(&segment, offset + 5 + i, 1);

		if (!letter)
			return XDP_PASS;
		name.letters[i] = *letter + (*letter >= 'A' && *letter <= 'Z' ? 32 : 0);
	}
	return bpf_map_lookup_elem(&blocked, &name) ? XDP_DROP : XDP_PASS;
}
