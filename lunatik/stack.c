// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/minmax.h>

#include "lunatik/stack.h"

DEFINE_PER_CPU(struct lunatik_stack, lunatik_stack);

#if defined(CONFIG_X86_64)
#include <asm/unwind.h>

/* The kernel tells modules nothing of its stacks, except through the unwinder. */
static bool stack_bounds(unsigned long frame, unsigned long *begin, unsigned long *end)
{
	struct unwind_state state;

	unwind_start(&state, current, NULL, NULL);
	*begin = (unsigned long)state.stack_info.begin;
	*end = (unsigned long)state.stack_info.end;
	return frame >= *begin && frame < *end;
}
#elif defined(CONFIG_ARM64) && defined(CONFIG_VMAP_STACK)
#include <asm/memory.h>

/* Interrupt stacks have the size and the alignment of those of tasks. */
static bool stack_bounds(unsigned long frame, unsigned long *begin, unsigned long *end)
{
	BUILD_BUG_ON(IRQ_STACK_SIZE != THREAD_SIZE || THREAD_ALIGN % THREAD_SIZE);
	*begin = ALIGN_DOWN(frame, THREAD_SIZE);
	*end = *begin + THREAD_SIZE;
	return true;
}
#else
static bool stack_bounds(unsigned long frame, unsigned long *begin, unsigned long *end)
{
	return false;
}
#endif

/* The floor of a stack that is no task's; it is noted, as it will be met again. */
static unsigned long stack_learn(unsigned long frame)
{
	unsigned long begin, end, floor;

	if (!stack_bounds(frame, &begin, &end))
		return LUNATIK_STACK_NONE;
	floor = begin + LUNATIK_STACK_OVERSHOOT + LUNATIK_STACK_INTERRUPT;
	if (end <= floor + LUNATIK_STACK_ROOM)
		return LUNATIK_STACK_NONE;
	this_cpu_write(lunatik_stack.floor, floor);
	this_cpu_write(lunatik_stack.ample, end - floor - LUNATIK_STACK_ROOM);
	return floor;
}

static unsigned long stack_limit(unsigned long frame)
{
	const unsigned long task = (unsigned long)task_stack_page(current);

	if (frame - task < THREAD_SIZE)
		return task + LUNATIK_STACK_OVERSHOOT;
	return stack_learn(frame);
}

unsigned long lunatik_stack_floor(unsigned long frame)
{
	const unsigned long limit = stack_limit(frame);

	if (limit == LUNATIK_STACK_NONE || frame < limit + LUNATIK_STACK_LEAST)
		return LUNATIK_STACK_NONE;
	return max(limit, frame - LUNATIK_STACK_ROOM);
}
