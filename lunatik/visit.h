/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Visits of a state's living VMs: each by the CPU whose VM it is, where no packet can
 * interfere, but waits. A job runs with bottom halves off and the VM entered.
 */
#ifndef LUNATIK_VISIT_H
#define LUNATIK_VISIT_H

#include "lunatik/state.h"

/**
 * lunatik_visit_cpu - do something in the VM of one CPU
 * @state: locked
 * @cpu: a possible CPU
 * @job: runs on that CPU, or here for one that is off
 * @arg: for @job
 *
 * Context: process; may sleep.
 * Return: what @job returned.
 */
int lunatik_visit_cpu(struct lunatik_state *state, unsigned int cpu,
		      int (*job)(struct lunatik_vm *vm, void *arg), void *arg);

/**
 * lunatik_visit_all - do something in the VM of every CPU, on all at once
 * @state: locked
 * @job: as for lunatik_visit_cpu(); one that fails keeps no other CPU from it
 * @arg: for each @job
 *
 * Context: process; may sleep.
 * Return: 0, or what the first @job to fail returned.
 */
int lunatik_visit_all(struct lunatik_state *state,
		      int (*job)(struct lunatik_vm *vm, void *arg), void *arg);

#endif
