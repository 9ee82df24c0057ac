// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/topology.h>

#include "lunatik/library.h"
#include "lunatik/port/port.h"
#include "lunatik/vm.h"

/* Keys of the registry that have a place from the beginning, for functions of hooks. */
#define VM_KEYS 16

/* Fuel between two chances to reschedule, and for all of a load, an opening or a closing. */
#define VM_SLICE 100000
#define VM_LOAD_BUDGET 100000000L

static const char vm_spent[] = "the budget is spent";

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
	lunatik_libraries_open(vm->libraries, L);
	lunatik_reserve_keys(L, VM_KEYS);
	return 0;
}

void lunatik_vm_prepare(struct lunatik_vm *vm)
{
	might_sleep();
	vm->memory.may_sleep = true;
	vm->loan.meter.bounded = false;
	vm->reserve = VM_LOAD_BUDGET;
	vm->loan.meter.fuel = VM_SLICE;
	vm->loan.meter.overflows = 0;
	vm->spent[0] = '\0';
	lunatik_vm_set_floor(vm);
}

void lunatik_vm_publish(struct lunatik_vm *vm, struct lunatik_program *program,
			struct lunatik_stats *stats)
{
	vm->stats = stats;
	vm->program = program;
	vm->output = NULL;
	vm->reserve = 0;
	vm->memory.may_sleep = false;
	vm->loan.meter.bounded = true;
}

bool lunatik_vm_set_deep_floor(struct lunatik_vm *vm, unsigned long left)
{
	if (left < LUNATIK_STACK_OVERSHOOT + LUNATIK_STACK_LEAST)
		return false;
	vm->loan.meter.floor = (unsigned long)task_stack_page(current) + LUNATIK_STACK_OVERSHOOT;
	return true;
}

/*
 * The error of a spent budget carries no text, as none can be built. The line is noted at
 * the first refusal, while the script still stands there.
 */
static void vm_note_spent(struct lunatik_vm *vm, lua_State *L)
{
	lua_Debug ar;
	int level;

	if (vm->spent[0])
		return;
	strscpy(vm->spent, vm_spent, sizeof(vm->spent));
	for (level = 0; lua_getstack(L, level, &ar); level++) {
		lua_getinfo(L, "Sl", &ar);
		if (ar.currentline > 0) {
			snprintf(vm->spent, sizeof(vm->spent), "%s:%d: %s", ar.short_src,
				 ar.currentline, vm_spent);
			return;
		}
	}
}

void lunatik_meter_spent(lua_State *L)
{
	struct lunatik_vm *vm = lunatik_vm_of(L);

	while (vm->reserve > 0 && !fatal_signal_pending(current)) {
		vm->reserve -= VM_SLICE;
		vm->loan.meter.fuel += VM_SLICE;
		if (vm->loan.meter.fuel >= 0) {
			cond_resched();
			return;
		}
	}
	vm->reserve = 0;
	vm_note_spent(vm, L);
	lunatik_meter_raise(L);
}

void lunatik_meter_pause(lua_State *L)
{
	if (lunatik_vm_of(L)->memory.may_sleep)
		cond_resched();
}

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
	if (error == LUNATIK_ERROR_BUDGET)
		return vm->spent;
	/* A number would be converted, which allocates. */
	if (lua_type(vm->L, -1) != LUA_TSTRING)
		return "the error is no string";
	return lua_tostring(vm->L, -1);
}

struct lunatik_vm *lunatik_vm_new(const char *name, unsigned int cpu, size_t memory)
{
	struct lunatik_vm *vm = kzalloc_node(sizeof(*vm), GFP_KERNEL, cpu_to_node(cpu));

	if (!vm)
		return NULL;
	vm->name = name;
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
	lua_close(vm->L);
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
	vm->output = NULL;
	lunatik_vm_prepare(vm);
	lua_close(vm->L);
	WARN_ON_ONCE(vm->memory.used);
	lunatik_libraries_put(vm->libraries);
	kfree(vm);
}
