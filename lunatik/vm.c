// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/topology.h>

#include "lunatik/job.h"
#include "lunatik/library.h"
#include "lunatik/port/port.h"
#include "lunatik/vm.h"

/* Keys of the registry that have a place from the beginning, for functions of hooks. */
#define VM_KEYS 16

/* Fuel between two chances to reschedule. */
#define VM_SLICE 100000

/*
 * Fuel for a load, an opening or a closing: the VMs of all CPUs share the budget, and each
 * has no more than the most. On very large machines, where as many work at a time, the least
 * still compiles any script.
 */
#define VM_LOAD_BUDGET 1000000000L
#define VM_LOAD_MOST 100000000L
#define VM_LOAD_LEAST 10000000L

/* What it costs to note a place. */
#define VM_NOTE 24

/* The errors without a text of their own, as none can be built. */
static const char *const vm_texts[] = {
	[LUNATIK_ERROR_BUDGET] = "the budget is spent",
	[LUNATIK_ERROR_MEMORY] = "not enough memory",
};

static const struct {
	const char *name;
	enum lunatik_verdict value;
} vm_verdicts[] = {
	{ "ACCEPT", LUNATIK_ACCEPT },
	{ "DROP", LUNATIK_DROP },
	{ "CONTINUE", LUNATIK_CONTINUE },
	{ "QUEUE", LUNATIK_QUEUE },
	{ "TX", LUNATIK_TX },
	{ "REDIRECT", LUNATIK_REDIRECT },
};

/* Runs protected: fills the globals of a new VM. */
static int vm_open(lua_State *L)
{
	struct lunatik_vm *vm = lua_touserdata(L, 1);
	int i;

	lunatik_openlibs(L);
	for (i = 0; i < ARRAY_SIZE(vm_verdicts); i++) {
		lua_pushinteger(L, vm_verdicts[i].value);
		lua_setglobal(L, vm_verdicts[i].name);
	}
	vm->opened = true;
	lunatik_libraries_open(vm->libraries, L);
	lunatik_reserve_keys(L, VM_KEYS);
	return 0;
}

const char *lunatik_verdict_name(s64 value)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(vm_verdicts); i++)
		if (vm_verdicts[i].value == value)
			return vm_verdicts[i].name;
	return NULL;
}

void lunatik_vm_prepare(struct lunatik_vm *vm)
{
	might_sleep();
	vm->memory.may_sleep = true;
	vm->loan.meter.bounded = false;
	vm->reserve = clamp(VM_LOAD_BUDGET / (long)num_possible_cpus(), VM_LOAD_LEAST,
			    VM_LOAD_MOST);
	vm->loan.meter.fuel = VM_SLICE;
	vm->loan.meter.overflows = 0;
	vm->note[0] = '\0';
	/* Where there is none, whatever runs ends with a C stack overflow. */
	vm->loan.meter.floor = lunatik_stack_floor((unsigned long)__builtin_frame_address(0));
}

void lunatik_vm_publish(struct lunatik_vm *vm, struct lunatik_program *program,
			struct lunatik_stats *stats)
{
	vm->stats = stats;
	vm->program = program;
	vm->output = NULL;
	vm->job = NULL;
	vm->reserve = 0;
	vm->memory.may_sleep = false;
	vm->loan.meter.bounded = true;
}

/* What lunatik_vm_message() will say. Line 0: the place is unknown. */
static void vm_note(struct lunatik_vm *vm, enum lunatik_error error, const char *source, int line)
{
	vm->noted = error;
	vm->note_placed = line;
	if (line)
		snprintf(vm->note, sizeof(vm->note), "%s:%d: %s", source, line, vm_texts[error]);
	else
		strscpy(vm->note, vm_texts[error], sizeof(vm->note));
}

static bool vm_has_spent(const struct lunatik_vm *vm)
{
	return vm->note[0] && vm->noted == LUNATIK_ERROR_BUDGET;
}

static void vm_note_here(struct lunatik_vm *vm, enum lunatik_error error, lua_State *L)
{
	char source[LUA_IDSIZE];
	const int line = lunatik_where(L, source);

	vm_note(vm, error, source, line);
}

/* Each failure counts, as scripts may catch those before; but a spent budget is the end. */
void lunatik_meter_starved(lua_State *L)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);

	lunatik_charge_later(L, VM_NOTE);
	if (!vm_has_spent(vm))
		vm_note_here(vm, LUNATIK_ERROR_MEMORY, L);
}

void lunatik_meter_uncompiled(lua_State *L, int status, const char *source, int line)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);

	if (vm->note[0] && !vm->note_placed)
		vm_note(vm, vm->noted, source, line);
}

bool lunatik_vm_abandoned(const struct lunatik_vm *vm)
{
	return vm->job && lunatik_job_abandoned(vm->job);
}

void lunatik_meter_spent(lua_State *L)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);

	while (vm->reserve > 0 && !lunatik_vm_abandoned(vm)) {
		vm->reserve -= VM_SLICE;
		vm->loan.meter.fuel += VM_SLICE;
		if (vm->loan.meter.fuel >= 0) {
			cond_resched();
			return;
		}
	}
	vm->reserve = 0;
	/* At the first refusal, while the script still stands there. */
	if (!vm_has_spent(vm))
		vm_note_here(vm, LUNATIK_ERROR_BUDGET, L);
	lunatik_meter_raise(L);
}

void lunatik_meter_pause(lua_State *L)
{
	if (lunatik_vm_of(L)->memory.may_sleep)
		cond_resched();
}

struct net *lunatik_net(lua_State *L)
{
	return lunatik_vm_of(L)->net;
}
EXPORT_SYMBOL_GPL(lunatik_net);

enum lunatik_error lunatik_vm_error(const struct lunatik_vm *vm, int status)
{
	if (status == LUNATIK_ERRBUDGET)
		return LUNATIK_ERROR_BUDGET;
	if (status == LUA_ERRMEM)
		return LUNATIK_ERROR_MEMORY;
	if (vm->loan.meter.overflows)
		return LUNATIK_ERROR_STACK;
	return LUNATIK_ERROR_RUNTIME;
}

const char *lunatik_vm_message(struct lunatik_vm *vm, enum lunatik_error error)
{
	if (error == LUNATIK_ERROR_BUDGET || error == LUNATIK_ERROR_MEMORY)
		return vm->note[0] && vm->noted == error ? vm->note : vm_texts[error];
	/* A number would be converted, which allocates. */
	if (lua_type(vm->L, -1) != LUA_TSTRING)
		return "the error is no string";
	return lua_tostring(vm->L, -1);
}

/* Libraries are closed by a call, for which there is memory once there was for vm_open(). */
static void vm_close(struct lunatik_vm *vm)
{
	if (vm->opened)
		lunatik_libraries_close(vm->libraries, vm->L);
	lua_close(vm->L);
}

struct lunatik_vm *lunatik_vm_new(struct net *net, const char *label, unsigned int cpu,
				  size_t memory)
{
	struct lunatik_vm *vm = kzalloc_node(sizeof(*vm), GFP_KERNEL, cpu_to_node(cpu));

	if (!vm)
		return NULL;
	vm->net = net;
	vm->label = label;
	vm->cpu = cpu;
	vm->memory.cap = memory;
	vm->loan.meter.cap = memory;
	lunatik_vm_prepare(vm);
	vm->libraries = lunatik_libraries_get();
	if (!vm->libraries)
		goto free_vm;
	vm->L = lunatik_newstate(lunatik_alloc, &vm->loan.meter);
	if (!vm->L)
		goto put_libraries;

	lua_pushcfunction(vm->L, vm_open);
	lua_pushlightuserdata(vm->L, vm);
	if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK)
		goto close;
	return vm;

close:
	vm_close(vm);
put_libraries:
	lunatik_libraries_put(vm->libraries);
free_vm:
	kfree(vm);
	return NULL;
}

void lunatik_vm_free(struct lunatik_vm *vm)
{
	if (!vm)
		return;
	vm->net = NULL;
	vm->output = NULL;
	vm->job = NULL;
	lunatik_vm_prepare(vm);
	vm_close(vm);
	WARN_ON_ONCE(vm->memory.used);
	lunatik_libraries_put(vm->libraries);
	kfree(vm);
}
