// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/bitops.h>
#include <linux/err.h>
#include <linux/mm.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

#include "luarcu/memory.h"
#include "luarcu/spans.h"

/* Spans for a place of the index, on average; and places there always may be. */
#define SPANS_PLACE 8
#define SPANS_PLACES 2

/* Prefixes one around the other: no two of them are of a length. */
#define SPANS_NESTED 65

/* Spans between two looks at what else there is to do. */
#define SPANS_STRIDE 4096

struct spans_prefix {
	luarcu_u128 start;
	u32 value;
	u8 host;
};

/* Open are the prefixes that the last one lies in, and those of them that make spans. */
struct luarcu_spans_builder {
	bool begun;
	struct spans_prefix last;
	u32 depth;
	struct spans_prefix open[SPANS_NESTED];
};

/* Bytes of a span. */
static size_t spans_size(enum luarcu_spans_width width)
{
	return width + sizeof(u32) + sizeof(u8);
}

/* Places of the index, but for the last. */
static u32 spans_places(u32 count)
{
	return max_t(u32, SPANS_PLACES, count / SPANS_PLACE);
}

size_t luarcu_spans_room(enum luarcu_spans_width width, u32 room)
{
	if (!room)
		return 0;
	return room * spans_size(width) + (spans_places(room) + 1) * sizeof(u32) +
	       sizeof(struct luarcu_spans_builder);
}

int luarcu_spans_init(struct luarcu_spans *spans, enum luarcu_spans_width width, u32 room)
{
	*spans = (struct luarcu_spans){ .width = width, .room = room };
	if (!room)
		return 0;
	spans->builder = kzalloc(sizeof(*spans->builder), GFP_KERNEL_ACCOUNT);
	spans->starts = kvmalloc(room * spans_size(width), LUARCU_GFP);
	if (!spans->builder || !spans->starts) {
		luarcu_spans_free(spans);
		*spans = (struct luarcu_spans){ .width = width };
		return -ENOMEM;
	}
	spans->values = spans->starts + (size_t)room * width;
	spans->hosts = (u8 *)(spans->values + room);
	return 0;
}

void luarcu_spans_free(struct luarcu_spans *spans)
{
	kfree(spans->builder);
	kvfree(spans->starts);
	kvfree(spans->index);
}

size_t luarcu_spans_size(const struct luarcu_spans *spans)
{
	return spans->room * spans_size(spans->width) +
	       (spans->index ? (spans->places + 1) * sizeof(*spans->index) : 0) +
	       (spans->builder ? sizeof(*spans->builder) : 0);
}

static luarcu_u128 spans_start(const struct luarcu_spans *spans, u32 at)
{
	switch (spans->width) {
	case LUARCU_SPANS_32:
		return ((const u32 *)spans->starts)[at];
	case LUARCU_SPANS_64:
		return ((const u64 *)spans->starts)[at];
	default:
		return ((const luarcu_u128 *)spans->starts)[at];
	}
}

static void spans_set(struct luarcu_spans *spans, u32 at, luarcu_u128 start,
		      const struct spans_prefix *prefix)
{
	switch (spans->width) {
	case LUARCU_SPANS_32:
		((u32 *)spans->starts)[at] = start;
		break;
	case LUARCU_SPANS_64:
		((u64 *)spans->starts)[at] = start;
		break;
	default:
		((luarcu_u128 *)spans->starts)[at] = start;
	}
	spans->hosts[at] = prefix->host;
	spans->values[at] = prefix->value;
}

/* --- building */

/* What the bits behind a prefix can say. */
static luarcu_u128 spans_mask(u8 host)
{
	return ((luarcu_u128)1 << host) - 1;
}

static luarcu_u128 prefix_end(const struct spans_prefix *prefix)
{
	return prefix->start | spans_mask(prefix->host);
}

static const struct spans_prefix *spans_innermost(const struct luarcu_spans *spans)
{
	const struct luarcu_spans_builder *builder = spans->builder;

	return builder->depth ? &builder->open[builder->depth - 1] : NULL;
}

/* A span of a prefix. The last one, where it has that start, is nothing then. */
static int spans_put(struct luarcu_spans *spans, luarcu_u128 start,
		     const struct spans_prefix *prefix)
{
	u32 at = spans->count;

	if (at && spans_start(spans, at - 1) == start)
		at--;
	if (at == spans->room)
		return -ENOSPC;
	spans_set(spans, at, start, prefix);
	spans->count = at + 1;
	return 0;
}

/* Leaves the innermost prefix; the one around it goes on, unless it ends there as well. */
static int spans_close(struct luarcu_spans *spans)
{
	const luarcu_u128 end = prefix_end(spans_innermost(spans));
	const struct spans_prefix *outer;

	spans->builder->depth--;
	outer = spans_innermost(spans);
	if (!outer || prefix_end(outer) == end)
		return 0;
	return spans_put(spans, end + 1, outer);
}

/* Enters a prefix, behind others. */
static int spans_open(struct luarcu_spans *spans, const struct spans_prefix *prefix)
{
	struct luarcu_spans_builder *builder = spans->builder;
	const struct spans_prefix *outer;
	int err = 0;

	while (!err && (outer = spans_innermost(spans)) && prefix_end(outer) < prefix->start)
		err = spans_close(spans);
	if (err || (outer && outer->value == prefix->value))
		return err;
	builder->open[builder->depth++] = *prefix;
	return spans_put(spans, prefix->start, prefix);
}

int luarcu_spans_add(struct luarcu_spans *spans, luarcu_u128 start, u8 host, u32 value)
{
	const struct spans_prefix prefix = { start, value, host };
	struct luarcu_spans_builder *builder = spans->builder;
	const struct spans_prefix *last = &builder->last;

	if (start & spans_mask(host))
		return -EINVAL;
	if (!builder)
		return -ENOSPC;
	if (builder->begun && start == last->start && host == last->host)
		return -EEXIST;
	if (builder->begun &&
	    (start < last->start || (start == last->start && host > last->host)))
		return -EPROTO;
	builder->begun = true;
	builder->last = prefix;
	return spans_open(spans, &prefix);
}

/* --- searching */

/* Where a number lies in the index, which divides what is from the first start to the last. */
static luarcu_u128 spans_place(const struct luarcu_spans *spans, luarcu_u128 start)
{
	return (start - spans_start(spans, 0)) >> spans->shift;
}

static int spans_index(struct luarcu_spans *spans)
{
	const luarcu_u128 last = spans->count ? spans_start(spans, spans->count - 1) : 0;
	u32 i, place = 0;

	if (!spans->count)
		return 0;
	while (spans_place(spans, last) >= spans_places(spans->count))
		spans->shift++;
	spans->places = (u32)spans_place(spans, last) + 1;
	spans->index = kvmalloc((spans->places + 1) * sizeof(*spans->index), LUARCU_GFP);
	if (!spans->index)
		return -ENOMEM;
	for (i = 0; i < spans->count; i++) {
		while (place <= spans_place(spans, spans_start(spans, i)))
			spans->index[place++] = i;
		if (i % SPANS_STRIDE)
			continue;
		cond_resched();
		if (fatal_signal_pending(current))
			return -EINTR;
	}
	spans->index[place] = i;
	return 0;
}

int luarcu_spans_finish(struct luarcu_spans *spans)
{
	int err = 0;

	while (!err && spans->builder && spans->builder->depth)
		err = spans_close(spans);
	if (err)
		return err;
	kfree(spans->builder);
	spans->builder = NULL;
	return spans_index(spans);
}

/* Half of what is left goes with each step, by moves that need no branch. */
#define SPANS_FIND(bits, type)                                                                 \
	bool luarcu_spans_find_##bits(const struct luarcu_spans *spans, type number,           \
				      u32 *value)                                              \
	{                                                                                      \
		const type *at = spans->starts;                                                \
		u32 left, half;                                                                \
		type place;                                                                    \
                                                                                               \
		if (!spans->count || number < *at)                                             \
			return false;                                                          \
		place = (number - *at) >> spans->shift;                                        \
		if (place >= spans->places)                                                    \
			place = spans->places - 1;                                             \
		at += spans->index[place];                                                     \
		left = spans->index[place + 1] - spans->index[place];                          \
		for (; left > 1; left -= half) {                                               \
			half = left / 2;                                                       \
			at += at[half - 1] <= number ? half : 0;                               \
		}                                                                              \
		at -= !left || *at > number;                                                   \
		left = at - (const type *)spans->starts;                                       \
		*value = spans->values[left];                                                  \
		half = spans->hosts[left];                                                     \
		return half == (bits) || !((number ^ *at) >> half);                            \
	}

SPANS_FIND(32, u32)
SPANS_FIND(64, u64)
SPANS_FIND(128, luarcu_u128)
