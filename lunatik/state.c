// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpu.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include "lunatik/handle.h"

struct lunatik_program *lunatik_program_new(const struct lunatik_state *state,
					    const char *chunk)
{
	struct lunatik_program *program;
	unsigned int cpu;

	program = kvzalloc(struct_size(program, vm, nr_cpu_ids), GFP_KERNEL);
	if (!program)
		return NULL;
	strscpy(program->chunk, chunk, sizeof(program->chunk));
	for_each_possible_cpu(cpu) {
		program->vm[cpu] = lunatik_vm_new(state->label, cpu, state->memory);
		if (!program->vm[cpu])
			goto free_program;
	}
	return program;

free_program:
	lunatik_program_free(program);
	return NULL;
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

void lunatik_program_publish(struct lunatik_state *state, struct lunatik_program *program)
{
	struct lunatik_program *old;

	program_publish_vms(program, state->stats);
	old = rcu_replace_pointer(state->program, program, lockdep_is_held(&state->lock));
	WRITE_ONCE(state->loads, state->loads + 1);
	synchronize_rcu();
	lunatik_program_free(old);
}

struct lunatik_state *lunatik_state_new(const char *name,
					const struct lunatik_settings *settings)
{
	struct lunatik_program *program;
	struct lunatik_state *state;

	state = kzalloc(sizeof(*state), GFP_KERNEL);
	if (!state)
		return NULL;
	strscpy(state->name, name, sizeof(state->name));
	state->memory = settings->memory;
	state->budget = settings->budget;
	state->quarantine = settings->quarantine;
	state->on_error = settings->on_error;
	refcount_set(&state->refs, 1);
	INIT_LIST_HEAD(&state->functions);
	ida_init(&state->keys);
	spin_lock_init(&state->bindings_lock);
	mutex_init(&state->lock);

	state->stats = alloc_percpu(struct lunatik_stats);
	if (!state->stats)
		goto free_state;
	program = lunatik_program_new(state, "");
	if (!program)
		goto free_stats;
	program_publish_vms(program, state->stats);
	RCU_INIT_POINTER(state->program, program);
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
	if (!refcount_dec_and_test(&state->refs))
		return;
	WARN_ON_ONCE(!list_empty(&state->functions));
	/*
	 * Without a reference no hook has a function, and who followed a handle was waited for
	 * when the state left the registry: no packet runs here.
	 */
	lunatik_handles_free(state);
	lunatik_program_free(rcu_dereference_protected(state->program, true));
	ida_destroy(&state->keys);
	free_percpu(state->stats);
	kfree(state);
	module_put(THIS_MODULE);
}

struct state_job {
	struct lunatik_state *state;
	unsigned int cpu;
	int (*job)(struct lunatik_vm *vm, void *arg);
	void *arg;
};

static long state_run_job(void *data)
{
	struct state_job *work = data;
	/* The lock is held by the task that waits for this one. */
	struct lunatik_program *program = rcu_dereference_protected(work->state->program, true);
	struct lunatik_vm *vm = program->vm[work->cpu];
	int err = -EBUSY;

	local_bh_disable();
	if (!WARN_ON_ONCE(!lunatik_vm_enter(vm, work->state->budget))) {
		err = work->job(vm, work->arg);
		lunatik_vm_leave(vm);
	}
	local_bh_enable();
	return err;
}

int lunatik_state_on_cpu(struct lunatik_state *state, unsigned int cpu,
			 int (*job)(struct lunatik_vm *vm, void *arg), void *arg)
{
	struct state_job work = { state, cpu, job, arg };
	int err;

	lockdep_assert_held(&state->lock);
	cpus_read_lock();
	/* The VM of a CPU that is off runs no packets, and stays so under this lock. */
	if (cpu_online(cpu))
		err = work_on_cpu(cpu, state_run_job, &work);
	else
		err = state_run_job(&work);
	cpus_read_unlock();
	return err;
}

static int state_forgive(struct lunatik_vm *vm, void *arg)
{
	vm->failures = 0;
	return 0;
}

void lunatik_state_reset(struct lunatik_state *state)
{
	unsigned int cpu;

	mutex_lock(&state->lock);
	for_each_possible_cpu(cpu)
		lunatik_state_on_cpu(state, cpu, state_forgive, NULL);
	WRITE_ONCE(lunatik_state_program(state)->quarantined, false);
	mutex_unlock(&state->lock);
}
