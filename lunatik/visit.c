// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpu.h>

#include "lunatik/visit.h"

struct lunatik_visit {
	u32 budget;
	int (*job)(struct lunatik_vm *vm, void *arg);
	void *arg;
	int err; /* of the first to fail */
};

/* On the VM's CPU, or for one that is off. */
static void visit_vm(struct lunatik_visit *visit, struct lunatik_vm *vm)
{
	int err = -EBUSY;

	local_bh_disable();
	if (!WARN_ON_ONCE(!lunatik_vm_enter(vm, visit->budget))) {
		err = visit->job(vm, visit->arg);
		lunatik_vm_leave(vm);
	}
	local_bh_enable();
	if (err)
		cmpxchg(&visit->err, 0, err);
}

static void visit_work(struct work_struct *work)
{
	struct lunatik_vm *vm = container_of(work, struct lunatik_vm, visiting);

	visit_vm(vm->visit, vm);
}

static void visit_begin(struct lunatik_visit *visit, struct lunatik_vm *vm)
{
	vm->visit = visit;
	INIT_WORK(&vm->visiting, visit_work);
	/* The VM of a CPU that is off runs no packets, and stays so until visit_end(). */
	if (cpu_online(vm->cpu))
		queue_work_on(vm->cpu, system_highpri_wq, &vm->visiting);
	else
		visit_vm(visit, vm);
}

static void visit_end(struct lunatik_vm *vm)
{
	flush_work(&vm->visiting);
}

int lunatik_visit_cpu(struct lunatik_state *state, unsigned int cpu,
		      int (*job)(struct lunatik_vm *vm, void *arg), void *arg)
{
	struct lunatik_visit visit = { state->budget, job, arg };
	struct lunatik_vm *vm = lunatik_state_program(state)->vm[cpu];

	lockdep_assert_held(&state->lock);
	cpus_read_lock();
	visit_begin(&visit, vm);
	visit_end(vm);
	cpus_read_unlock();
	return visit.err;
}

int lunatik_visit_all(struct lunatik_state *state,
		      int (*job)(struct lunatik_vm *vm, void *arg), void *arg)
{
	const struct lunatik_program *program = lunatik_state_program(state);
	struct lunatik_visit visit = { state->budget, job, arg };
	unsigned int cpu;

	lockdep_assert_held(&state->lock);
	cpus_read_lock();
	for_each_possible_cpu(cpu)
		visit_begin(&visit, program->vm[cpu]);
	for_each_possible_cpu(cpu)
		visit_end(program->vm[cpu]);
	cpus_read_unlock();
	return visit.err;
}
