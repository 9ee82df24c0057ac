/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A set of IPv4 and IPv6 prefixes, each with a value, which never changes once it is built. An
 * address has the value of the longest prefix that it lies in.
 *
 * An IPv4 address is the same as IPv6's ::ffff:a.b.c.d; prefixes of IPv6 that are shorter than
 * ::ffff:0:0/96 have no IPv4 addresses.
 *
 * Who builds a set says first how much room it takes, and all memory is had then, but for half
 * a byte for each place. A place is 9 bytes for a prefix of IPv4, 13 for one of IPv6 up to /64,
 * and 21 for a longer one. A prefix takes a place; two where the one around it has another
 * value, and none where that has the same. Readers take no lock.
 */
#ifndef LUARCU_PREFIXES_H
#define LUARCU_PREFIXES_H

#include <linux/types.h>

#include "luarcu/uapi/luarcu_netlink.h"

#define LUARCU_PREFIXES_MAX LUARCU_ENTRIES_MAX

/* Prefixes of IPv6 are kept apart by what it takes to compare them. */
enum luarcu_prefixes_kind {
	LUARCU_PREFIXES_IPV4,
	LUARCU_PREFIXES_NETWORKS, /* IPv6, up to /64 */
	LUARCU_PREFIXES_HOSTS,    /* IPv6, longer */
	LUARCU_PREFIXES_KINDS,
};

struct luarcu_prefix {
	u8 address[16]; /* of IPv4 the first four bytes */
	bool ipv4;
	u8 length;
	u32 value;
};

struct luarcu_prefixes;

/**
 * luarcu_prefixes_new - begin a set
 * @room: the places that the prefixes will take at most, by kind
 *
 * Context: process; may sleep.
 * Return: the set; NULL where there is no memory, or these are beyond the limit.
 */
struct luarcu_prefixes *luarcu_prefixes_new(const u32 room[LUARCU_PREFIXES_KINDS]);

/**
 * luarcu_prefixes_add - add a prefix to a set that is not finished
 * @prefixes: the set
 * @prefix: those of a kind come in the order of their addresses; of the same, the shorter first
 *
 * Return: 0, -ERANGE where the length is none, -EINVAL where the address has bits behind the
 * prefix, -EEXIST where it is the one before again, -EPROTO where it is out of order, or
 * -ENOSPC where there is no more room.
 */
int luarcu_prefixes_add(struct luarcu_prefixes *prefixes, const struct luarcu_prefix *prefix);

/**
 * luarcu_prefixes_finish - make a set ready to be searched
 * @prefixes: the set, of no use but to be freed where this fails
 *
 * Context: process; may sleep. Gives up where the task is being killed.
 * Return: 0, -ENOSPC, -ENOMEM or -EINTR.
 */
int luarcu_prefixes_finish(struct luarcu_prefixes *prefixes);

/**
 * luarcu_prefixes_find_ipv4 - look for an address
 * @prefixes: a finished set
 * @address: in the order of the machine
 * @value: set to that of the longest prefix that has it
 *
 * Context: any.
 * Return: whether there is one.
 */
bool luarcu_prefixes_find_ipv4(const struct luarcu_prefixes *prefixes, u32 address, u32 *value);

/* The same for 16 bytes, which may be an IPv4 address in IPv6. */
bool luarcu_prefixes_find_ipv6(const struct luarcu_prefixes *prefixes, const u8 *address,
			       u32 *value);

/* The memory of a set with so much room, at most. */
size_t luarcu_prefixes_room(const u32 room[LUARCU_PREFIXES_KINDS]);

/* How many prefixes were added, and the memory that the set takes, in bytes. */
u32 luarcu_prefixes_count(const struct luarcu_prefixes *prefixes);
size_t luarcu_prefixes_size(const struct luarcu_prefixes *prefixes);

/* Context: process or softirq, once no reader can have it. NULL is fine. */
void luarcu_prefixes_free(struct luarcu_prefixes *prefixes);

#endif
