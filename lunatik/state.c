// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <linux/slab.h>

#include "lunatik/state.h"
#include "lunatik/work.h"

/*
 * First key of functions in the registries, behind Lua's own. The keys are dense, hence in
 * the array part, see lunatik_reserve_keys(). luaL_ref(), which would take the same, is not
 * offered to libraries.
 */
#define STATE_KEY_MIN (LUA_RIDX_LAST + 1)

struct lunatik_program *lunatik_program_new(const char *chunk)
{
	struct lunatik_program *program;

	program = kvzalloc(struct_size(program, vm, nr_cpu_ids), GFP_KERNEL);
	if (program)
		strscpy(program->chunk, chunk, sizeof(program->chunk));
	return program;
}

void lunatik_program_free(struct lunatik_program *program)
{
	unsigned int cpu;

	if (!program)
		return;
	for_each_possible_cpu(cpu)
		lunatik_vm_free(program->vm[cpu]);
	kvfree(program);
}

static void program_publish_vms(struct lunatik_program *program,
				struct lunatik_stats __percpu *stats)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu)
		lunatik_vm_publish(program->vm[cpu], program, per_cpu_ptr(stats, cpu));
}

struct lunatik_program *lunatik_program_replace(struct lunatik_state *state,
						struct lunatik_program *program)
{
	lockdep_assert_held(&state->lock);
	program_publish_vms(program, state->stats);
	WRITE_ONCE(state->loads, state->loads + 1);
	return rcu_replace_pointer(state->program, program, lockdep_is_held(&state->lock));
}

static int state_new_vm(unsigned int cpu, void *arg)
{
	struct lunatik_state *state = arg;
	struct lunatik_vm *vm = lunatik_vm_new(state->net, state->label, cpu, state->memory);

	rcu_dereference_protected(state->program, true)->vm[cpu] = vm;
	return vm ? 0 : -ENOMEM;
}

/* The VMs of a state that no packet knows yet. */
static int state_new_vms(struct lunatik_state *state)
{
	struct lunatik_program *program = lunatik_program_new("");

	if (!program)
		return -ENOMEM;
	RCU_INIT_POINTER(state->program, program);
	if (lunatik_side_by_side(state_new_vm, state)) {
		lunatik_program_free(program);
		return -ENOMEM;
	}
	program_publish_vms(program, state->stats);
	return 0;
}

static void state_free(struct lunatik_state *state)
{
	lunatik_functions_exit(state);
	/*
	 * Without a reference no hook has a function, and who followed a handle was waited for
	 * when the state left the registry: no packet runs here.
	 */
	while (state->bindings_used)
		kfree(state->bindings[--state->bindings_used]);
	lunatik_program_free(rcu_dereference_protected(state->program, true));
	ida_destroy(&state->keys);
	free_percpu(state->stats);
	kfree(state);
	module_put(THIS_MODULE);
}

static void state_closing(struct work_struct *work)
{
	state_free(container_of(work, struct lunatik_state, closing));
}

struct lunatik_state *lunatik_state_new(struct net *net, const char *name,
					const struct lunatik_settings *settings)
{
	struct lunatik_state *state;

	state = kzalloc(sizeof(*state), GFP_KERNEL);
	if (!state)
		return NULL;
	state->net = net;
	strscpy(state->name, name, sizeof(state->name));
	state->memory = settings->memory;
	state->budget = settings->budget;
	state->quarantine = settings->quarantine;
	state->on_error = settings->on_error;
	refcount_set(&state->refs, 1);
	lunatik_functions_init(state);
	ida_init(&state->keys);
	spin_lock_init(&state->bindings_lock);
	mutex_init(&state->lock);
	mutex_init(&state->loading);
	INIT_WORK(&state->closing, state_closing);

	state->stats = alloc_percpu(struct lunatik_stats);
	if (!state->stats)
		goto free_state;
	if (state_new_vms(state))
		goto free_stats;
	__module_get(THIS_MODULE);
	return state;

free_stats:
	free_percpu(state->stats);
free_state:
	kfree(state);
	return NULL;
}

void lunatik_state_put(struct lunatik_state *state)
{
	if (refcount_dec_and_test(&state->refs))
		queue_work(lunatik_workqueue, &state->closing);
}

void lunatik_state_put_sync(struct lunatik_state *state)
{
	might_sleep();
	if (refcount_dec_and_test(&state->refs))
		state_free(state);
}

int lunatik_callee_init(struct lunatik_callee *callee, struct lunatik_state *state,
			const char *name, gfp_t gfp)
{
	const int key = ida_alloc_min(&state->keys, STATE_KEY_MIN, gfp);

	if (key < 0)
		return key;
	callee->state = state;
	callee->key = key;
	strscpy(callee->name, name, sizeof(callee->name));
	return 0;
}

static int binding_find(const struct lunatik_state *state, const char *name)
{
	const unsigned int used = smp_load_acquire(&state->bindings_used);
	unsigned int place;

	for (place = 0; place < used; place++)
		if (!strcmp(state->bindings[place]->name, name))
			return place;
	return -ESRCH;
}

static int binding_add(struct lunatik_state *state, const char *name)
{
	const unsigned int place = state->bindings_used;
	struct lunatik_callee *binding;
	int err;

	lockdep_assert_held(&state->bindings_lock);
	if (place == LUNATIK_BINDINGS)
		return -ENOSPC;
	binding = kzalloc(sizeof(*binding), GFP_ATOMIC | __GFP_NOWARN);
	if (!binding)
		return -ENOMEM;
	err = lunatik_callee_init(binding, state, name, GFP_ATOMIC | __GFP_NOWARN);
	if (err) {
		kfree(binding);
		return err;
	}
	state->bindings[place] = binding;
	smp_store_release(&state->bindings_used, place + 1);
	return place;
}

int lunatik_binding_get(struct lunatik_state *state, const char *name)
{
	int place = binding_find(state, name);

	if (place >= 0)
		return place;
	spin_lock_bh(&state->bindings_lock);
	place = binding_find(state, name);
	if (place < 0)
		place = binding_add(state, name);
	spin_unlock_bh(&state->bindings_lock);
	return place;
}
