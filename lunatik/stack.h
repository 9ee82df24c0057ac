/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The kernel's stack that a call runs on, whichever it is, and where the call has to end.
 *
 * Packets come on the stack of a task (what it sends, ksoftirqd, threaded NAPI, all of
 * PREEMPT_RT) or on an interrupt stack of the CPU, where softirqs run as a rule. Tunnels,
 * bridges and devices nest on both, so that hooks are entered at any depth.
 */
#ifndef LUNATIK_STACK_H
#define LUNATIK_STACK_H

#include <linux/percpu.h>
#include <linux/sched/task_stack.h>

/* Kernels that check memory have stacks twice as large, as their frames are. */
#define LUNATIK_STACK_BYTES(bytes) ((bytes) << IS_ENABLED(CONFIG_KASAN))

/*
 * Bytes that a call may use below its entry; that remain for what runs below the last check,
 * Lua's leaves and the kernel's functions; that remain besides on an interrupt stack, which
 * another interrupt goes on using, where it would leave that of a task; and without which no
 * call begins.
 */
#define LUNATIK_STACK_ROOM LUNATIK_STACK_BYTES(6144)
#define LUNATIK_STACK_OVERSHOOT LUNATIK_STACK_BYTES(2560)
#define LUNATIK_STACK_INTERRUPT LUNATIK_STACK_BYTES(2048)
#define LUNATIK_STACK_LEAST LUNATIK_STACK_BYTES(1024)

/* No call can have this floor. */
#define LUNATIK_STACK_NONE ULONG_MAX

/* The stack, not of a task, that this CPU was last seen on by lunatik_stack_floor(). */
struct lunatik_stack {
	unsigned long floor; /* where calls have to end */
	unsigned long ample; /* bytes of it, from a room above the floor, up to its top */
};

DECLARE_PER_CPU(struct lunatik_stack, lunatik_stack);

/* Whether a call that begins at this frame can have all of its room. Bottom halves are off. */
static __always_inline bool lunatik_stack_is_ample(unsigned long frame)
{
	const unsigned long lowest = frame - LUNATIK_STACK_ROOM;
	const unsigned long task = (unsigned long)task_stack_page(current);

	return lowest - task - LUNATIK_STACK_OVERSHOOT <
		       THREAD_SIZE - LUNATIK_STACK_OVERSHOOT - LUNATIK_STACK_ROOM ||
	       lowest - this_cpu_read(lunatik_stack.floor) < this_cpu_read(lunatik_stack.ample);
}

/**
 * lunatik_stack_floor - where a call has to end
 * @frame: an address in the caller's frame
 *
 * Context: any; preemption may be on where the stack is a task's.
 * Return: the address, at most LUNATIK_STACK_ROOM below @frame, or LUNATIK_STACK_NONE where
 * too little is left or the stack is not known.
 */
unsigned long lunatik_stack_floor(unsigned long frame);

#endif
