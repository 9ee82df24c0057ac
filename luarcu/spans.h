/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Prefixes of numbers of one width, as spans: of those which start at or before a number the
 * last one has its value, or no prefix has the number.
 *
 * A prefix that lies in another one of another value splits it: what follows is a span of its
 * own, which ends where the outer prefix does. One that lies in another of the same value makes
 * no span. So there are at most twice as many spans as prefixes.
 */
#ifndef LUARCU_SPANS_H
#define LUARCU_SPANS_H

#include <linux/types.h>

/* In memory that is aligned for eight bytes. */
typedef unsigned __int128 luarcu_u128 __aligned(8);

/* Bytes of a number: those of IPv4's addresses, of IPv6's networks and of its addresses. */
enum luarcu_spans_width {
	LUARCU_SPANS_32 = 4,
	LUARCU_SPANS_64 = 8,
	LUARCU_SPANS_128 = 16,
};

struct luarcu_spans_builder;

struct luarcu_spans {
	enum luarcu_spans_width width;
	u8 shift;     /* of a number's distance from the first start: its place in the index */
	u32 count;
	u32 room;
	u32 places;   /* of the index, but for the last */
	u32 *index;   /* by place: how many spans start in those before */
	void *starts; /* u32, u64 or luarcu_u128; values and hosts are in the same memory */
	u32 *values;
	u8 *hosts;    /* bits behind the prefix */
	struct luarcu_spans_builder *builder; /* NULL: finished, or there is no room */
};

/**
 * luarcu_spans_init - begin with no prefixes
 * @spans: not used yet
 * @width: of the numbers
 * @room: how many spans there will be at most
 *
 * Context: process; may sleep.
 * Return: 0 or -ENOMEM.
 */
int luarcu_spans_init(struct luarcu_spans *spans, enum luarcu_spans_width width, u32 room);

/**
 * luarcu_spans_add - add a prefix
 * @spans: not finished yet
 * @start: the first number
 * @host: bits behind the prefix; shorter than a number of 16 bytes, not longer than another
 * @value: any
 *
 * Return: 0, -EINVAL where the start has bits behind the prefix, -EEXIST where this prefix was
 * the last one, -EPROTO where it does not come behind that: they are added in the order of
 * their starts, and the larger one first; or -ENOSPC where there is no room for a span.
 */
int luarcu_spans_add(struct luarcu_spans *spans, luarcu_u128 start, u8 host, u32 value);

/**
 * luarcu_spans_finish - make it ready to be searched
 * @spans: is complete; where this fails, it is of no use but to be freed
 *
 * Context: process; may sleep. Gives up where the task is being killed.
 * Return: 0, -ENOSPC, -ENOMEM or -EINTR.
 */
int luarcu_spans_finish(struct luarcu_spans *spans);

/* What a number has is set in @value, or false returned. Context: any. */
bool luarcu_spans_find_32(const struct luarcu_spans *spans, u32 number, u32 *value);
bool luarcu_spans_find_64(const struct luarcu_spans *spans, u64 number, u32 *value);
bool luarcu_spans_find_128(const struct luarcu_spans *spans, luarcu_u128 number, u32 *value);

/* The memory of so many spans at most, while they are added and then. */
size_t luarcu_spans_room(enum luarcu_spans_width width, u32 room);

/* The memory that it takes. */
size_t luarcu_spans_size(const struct luarcu_spans *spans);

/* Context: process or softirq. */
void luarcu_spans_free(struct luarcu_spans *spans);

#endif
