/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A VM: one Lua world with its memory, its meter and the call that runs in it.
 *
 * A VM is unpublished while only one task knows it (a script is being loaded, or the VM is
 * being closed): it then runs in process context, may sleep and has a large budget. Once
 * published it belongs to its CPU: it is entered with bottom halves off, on that CPU.
 */
#ifndef LUNATIK_VM_H
#define LUNATIK_VM_H

#include <linux/lockdep.h>
#include <linux/preempt.h>
#include <linux/workqueue.h>

#include "lunatik/alloc.h"
#include "lunatik/lunatik.h"
#include "lunatik/stack.h"

/* Bytes of a line that print() sends to the kernel log; the rest is cut off. */
#define LUNATIK_LINE_SIZE 256

struct lunatik_job;
struct lunatik_library_set;
struct lunatik_output;
struct lunatik_program;
struct lunatik_visit;

/* Why a call failed; the order of enum lunatik_error_attr. */
enum lunatik_error {
	LUNATIK_ERROR_BUDGET,
	LUNATIK_ERROR_MEMORY,
	LUNATIK_ERROR_STACK,
	LUNATIK_ERROR_RUNTIME,
	LUNATIK_ERROR_VERDICT,
	LUNATIK_ERROR_REENTRY,
	LUNATIK_ERROR_QUARANTINE,
	LUNATIK_ERROR_SYNTAX, /* of no call: a load or exec did not compile */
	LUNATIK_ERRORS,
};

struct lunatik_stats {
	u64 calls;
	u64 errors[LUNATIK_ERRORS];
};

struct lunatik_vm {
	struct lunatik_loan loan; /* every coroutine of L points to it */
	lua_State *L;
	struct net *net;        /* of the state; NULL while it is being closed */
	bool entered;           /* a call runs; only this CPU, bottom halves off */
	long reserve;           /* fuel to refill from; only while unpublished */
	const struct lunatik_job *job; /* for whom, while unpublished, or NULL: for us */
	u32 failures;           /* calls that failed in a row; as entered */
	unsigned int cpu;
	struct lunatik_stats *stats; /* this CPU's, of the state; NULL while unpublished */
	struct lunatik_program *program; /* whose VM it is; NULL while unpublished */
	struct lunatik_memory memory;
	struct lunatik_output *output; /* where print() goes, or NULL: the kernel log */
	unsigned int line_length;      /* of what print() has not logged yet */
	char line[LUNATIK_LINE_SIZE];
	const char *label;             /* the state's */
	char note[LUNATIK_CHUNK_SIZE + 40]; /* tells where budget or memory ended, if one did */
	enum lunatik_error noted;           /* which */
	bool note_placed;                   /* it names file and line */
	struct lunatik_library_set *libraries;
	bool opened; /* perhaps in part: they may hold something for L */
	struct lunatik_visit *visit; /* the last one; under the state's lock, as is: */
	struct work_struct visiting; /* by its CPU */
};

/**
 * lunatik_vm_new - make an unpublished VM with every library open
 * @net: network namespace of the state
 * @label: of the state, which outlives the VM
 * @cpu: whose it will be
 * @memory: cap in bytes
 *
 * Context: process; may sleep.
 * Return: the VM, to be freed by lunatik_vm_free(), or NULL.
 */
struct lunatik_vm *lunatik_vm_new(struct net *net, const char *label, unsigned int cpu,
				  size_t memory);

/**
 * lunatik_vm_free - close a VM that no other task or packet can reach any more
 * @vm: the VM, or NULL
 *
 * Context: process; may sleep. Nothing of the script runs any more: there are no finalizers, and
 * variables to be closed belong to calls, which have ended.
 */
void lunatik_vm_free(struct lunatik_vm *vm);

/**
 * lunatik_vm_prepare - allow an unpublished VM the budget of a load
 * @vm: the VM
 *
 * Context: process; the caller's next entry of the VM may sleep.
 */
void lunatik_vm_prepare(struct lunatik_vm *vm);

/**
 * lunatik_vm_publish - hand an unpublished VM to its CPU
 * @vm: the VM; from here on only lunatik_vm_enter() leads into it
 * @program: whose VM it is
 * @stats: that CPU's counters, which outlive the VM
 */
void lunatik_vm_publish(struct lunatik_vm *vm, struct lunatik_program *program,
			struct lunatik_stats *stats);

/**
 * lunatik_vm_enter - begin a call in a published VM
 * @vm: this CPU's VM
 * @budget: fuel for the call
 *
 * Context: bottom halves off, from here to lunatik_vm_leave().
 * Return: false where the VM runs already, or too little is left of the kernel's stack.
 */
static inline bool lunatik_vm_enter(struct lunatik_vm *vm, u32 budget);

/* lunatik_vm_leave - end the call that lunatik_vm_enter() began */
static inline void lunatik_vm_leave(struct lunatik_vm *vm);

/* Whether nobody waits any more for what an unpublished VM does. */
bool lunatik_vm_abandoned(const struct lunatik_vm *vm);

/**
 * lunatik_vm_error - tell why a protected call failed
 * @vm: the VM, still entered
 * @status: what lua_pcall() returned, not LUA_OK
 */
enum lunatik_error lunatik_vm_error(const struct lunatik_vm *vm, int status);

/**
 * lunatik_vm_message - put the error on top of the stack into words
 * @vm: the VM, still entered
 * @error: what lunatik_vm_error() said of it
 *
 * Return: a string that lives until the stack is popped. Allocates nothing, raises nothing.
 */
const char *lunatik_vm_message(struct lunatik_vm *vm, enum lunatik_error error);

/* lunatik_verdict_name - the global variable that has this value, or NULL */
const char *lunatik_verdict_name(s64 value);

static inline struct lunatik_vm *lunatik_vm_of(lua_State *L)
{
	return container_of(lunatik_meter(L), struct lunatik_vm, loan.meter);
}

/*
 * Nobody else runs on this CPU meanwhile, except under PREEMPT_RT: there a task of higher
 * priority may, whose bottom halves are off as well, where the kernel has no lock against it.
 */
static inline bool lunatik_vm_claim(struct lunatik_vm *vm)
{
	if (IS_ENABLED(CONFIG_PREEMPT_RT))
		return !xchg(&vm->entered, true);
	if (unlikely(vm->entered))
		return false;
	vm->entered = true;
	return true;
}

static inline bool lunatik_vm_enter(struct lunatik_vm *vm, u32 budget)
{
	const unsigned long frame = (unsigned long)__builtin_frame_address(0);
	unsigned long floor = frame - LUNATIK_STACK_ROOM;

	lockdep_assert(in_softirq());
	if (unlikely(!lunatik_vm_claim(vm)))
		return false;
	if (unlikely(!lunatik_stack_is_ample(frame))) {
		floor = lunatik_stack_floor(frame);
		if (floor == LUNATIK_STACK_NONE) {
			lunatik_vm_leave(vm);
			return false;
		}
	}
	vm->loan.meter.floor = floor;
	vm->loan.meter.fuel = budget;
	vm->loan.meter.overflows = 0;
	vm->note[0] = '\0';
	return true;
}

static inline void lunatik_vm_leave(struct lunatik_vm *vm)
{
	smp_store_release(&vm->entered, false);
}

#endif
