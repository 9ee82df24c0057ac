/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Scripts from the control plane: loaded into new VMs, run in the living ones, or called again. */
#ifndef LUNATIK_SCRIPT_H
#define LUNATIK_SCRIPT_H

#include "lunatik/job.h"
#include "lunatik/print.h"
#include "lunatik/state.h"

struct lunatik_script {
	char chunk[LUNATIK_CHUNK_SIZE]; /* its name in messages, and the program's */
	size_t length;
	char text[];
};

/* What a run has to tell its user. */
struct lunatik_report {
	struct lunatik_output output; /* what it printed */
	struct lunatik_output result; /* what it returned, or the diagnostic */
	bool compiled;
	bool failed; /* the result is a diagnostic */
};

/**
 * lunatik_script_load - replace the script of a state on every CPU, or change nothing
 * @state: not locked
 * @script: the new script
 * @job: whose load it is; abandoned, it fails soon
 * @report: zeroed
 *
 * Loads of one state take place one after the other.
 *
 * Context: process, with no lock held: may sleep for long.
 * Return: 0 or the errors of LUNATIK_CMD_LOAD.
 */
int lunatik_script_load(struct lunatik_state *state, const struct lunatik_script *script,
			const struct lunatik_job *job, struct lunatik_report *report);

/**
 * lunatik_script_exec - run a chunk in the living VM of one CPU, under the packet budget
 * @state: not locked
 * @script: the chunk
 * @cpu: a possible CPU
 * @report: zeroed
 *
 * Context: process; may sleep.
 * Return: 0 or the errors of LUNATIK_CMD_EXEC.
 */
int lunatik_script_exec(struct lunatik_state *state, const struct lunatik_script *script,
			unsigned int cpu, struct lunatik_report *report);

/**
 * lunatik_script_reset - call a quarantined script again
 * @state: not locked
 *
 * Context: process; may sleep.
 */
void lunatik_script_reset(struct lunatik_state *state);

#endif
