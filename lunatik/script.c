// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/mm.h>
#include <linux/slab.h>

#include "lunatik/bind.h"
#include "lunatik/script.h"
#include "lunatik/visit.h"
#include "lunatik/work.h"

struct script_run {
	const struct lunatik_script *script;
	struct lunatik_report *report;
	bool published; /* the VM lives: the chunk's results are wanted, no full collection */
};

struct script_load {
	struct lunatik_state *state;
	const struct lunatik_script *script;
	const struct lunatik_job *job;
	struct lunatik_report *report;
	struct lunatik_program *program; /* that no packet sees: to be freed */
	int err;                         /* of the first CPU to fail */
};

static void script_execute(lua_State *L, const struct script_run *run)
{
	const struct lunatik_script *script = run->script;
	char name[LUNATIK_CHUNK_SIZE + 1] = "=";

	strscpy(name + 1, script->chunk, sizeof(name) - 1);
	if (luaL_loadbufferx(L, script->text, script->length, name, "t") != LUA_OK)
		lua_error(L);
	run->report->compiled = true;
	lua_call(L, 0, LUA_MULTRET);
}

/* Runs protected: (run). */
static int script_protected(lua_State *L)
{
	const struct script_run *run = lua_touserdata(L, 1);
	const char *text;
	size_t length;

	lua_settop(L, 0);
	if (run->published)
		lunatik_feed(L);
	script_execute(L, run);
	if (run->published) {
		text = lunatik_join(L, 1, &length);
		lunatik_output_append(&run->report->result, text, length);
	} else {
		/* What compiling left behind is not the packets' to sweep. */
		lua_settop(L, 0);
		lua_gc(L, LUA_GCCOLLECT);
	}
	return 0;
}

static void script_count(struct lunatik_state *state, int err)
{
	if (err == -ENOEXEC)
		this_cpu_inc(state->stats->errors[LUNATIK_ERROR_SYNTAX]);
}

static int script_errno(const struct lunatik_vm *vm, const struct lunatik_report *report,
			enum lunatik_error error)
{
	if (lunatik_vm_abandoned(vm))
		return -EINTR;
	if (error == LUNATIK_ERROR_BUDGET)
		return -ETIME;
	if (error == LUNATIK_ERROR_MEMORY)
		return -ENOMEM;
	return report->compiled ? -ECANCELED : -ENOEXEC;
}

static void script_diagnose(struct lunatik_report *report, const char *message)
{
	report->failed = true;
	report->result.length = 0;
	lunatik_output_append(&report->result, message, strlen(message));
}

static int script_run(struct lunatik_vm *vm, void *arg)
{
	struct script_run *run = arg;
	lua_State *L = vm->L;
	enum lunatik_error error;
	int status, err = 0;

	vm->output = &run->report->output;
	lua_pushcfunction(L, script_protected);
	lua_pushlightuserdata(L, run);
	status = lua_pcall(L, 1, 0, 0);
	if (status != LUA_OK) {
		error = lunatik_vm_error(vm, status);
		err = script_errno(vm, run->report, error);
		script_diagnose(run->report, lunatik_vm_message(vm, error));
	}
	lua_settop(L, 0);
	vm->output = NULL;
	return err;
}

static int load_bind(const struct script_load *load)
{
	const struct lunatik_function *lacking;
	char message[LUNATIK_CHUNK_SIZE + LUNATIK_FUNCTION_SIZE + 48];
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		lunatik_vm_prepare(load->program->vm[cpu]);
		lacking = lunatik_functions_bind(load->state, load->program->vm[cpu]);
		if (lacking)
			break;
	}
	if (!lacking)
		return 0;
	snprintf(message, sizeof(message), "%s: there is no function '%s', which a rule calls",
		 load->script->chunk, lacking->callee.name);
	script_diagnose(load->report, message);
	return -ESRCH;
}

static int load_vm(struct script_load *load, unsigned int cpu, struct lunatik_report *report)
{
	struct script_run run = { load->script, report };
	struct lunatik_vm *vm;

	vm = lunatik_vm_new(load->state->net, load->state->label, cpu, load->state->memory);
	load->program->vm[cpu] = vm;
	if (!vm)
		return -ENOMEM;
	lunatik_vm_prepare(vm);
	vm->job = load->job;
	return script_run(vm, &run);
}

/* For each CPU but the first; of those that fail one is told. */
static int load_other_vm(unsigned int cpu, void *arg)
{
	struct script_load *load = arg;
	struct lunatik_report *report;
	int err = -ENOMEM;

	if (cpu == cpumask_first(cpu_possible_mask))
		return 0;
	report = kvzalloc(sizeof(*report), GFP_KERNEL);
	if (report)
		err = load_vm(load, cpu, report);
	if (err && !cmpxchg(&load->err, 0, err) && report) {
		load->report->failed = report->failed;
		load->report->result = report->result;
	}
	kvfree(report);
	return err;
}

/* Every VM does the same, as a rule: the first one tries it, and what it prints is kept. */
static int load_vms(struct script_load *load)
{
	int err;

	load->program = lunatik_program_new(load->script->chunk);
	if (!load->program)
		return -ENOMEM;
	err = load_vm(load, cpumask_first(cpu_possible_mask), load->report);
	if (err)
		return err;
	lunatik_side_by_side(load_other_vm, load);
	return load->err;
}

/* From here on the load has the old program. */
static int load_publish(struct script_load *load)
{
	struct lunatik_state *state = load->state;
	int err;

	mutex_lock(&state->lock);
	lunatik_functions_forget(state);
	err = load_bind(load);
	if (!err)
		load->program = lunatik_program_replace(state, load->program);
	mutex_unlock(&state->lock);
	if (!err)
		synchronize_rcu();
	return err;
}

int lunatik_script_load(struct lunatik_state *state, const struct lunatik_script *script,
			const struct lunatik_job *job, struct lunatik_report *report)
{
	struct script_load load = {
		.state = state, .script = script, .job = job, .report = report,
	};
	int err;

	/* No signal reaches a worker, but so its wait, which may be long, alarms nobody. */
	err = mutex_lock_interruptible(&state->loading);
	if (err)
		return err;
	err = lunatik_job_abandoned(job) ? -EINTR : load_vms(&load);
	if (!err)
		err = load_publish(&load);
	script_count(state, err);
	lunatik_program_free(load.program);
	mutex_unlock(&state->loading);
	return err;
}

int lunatik_script_exec(struct lunatik_state *state, const struct lunatik_script *script,
			unsigned int cpu, struct lunatik_report *report)
{
	struct script_run run = { script, report, .published = true };
	int err;

	mutex_lock(&state->lock);
	lunatik_functions_forget(state);
	err = lunatik_visit_cpu(state, cpu, script_run, &run);
	mutex_unlock(&state->lock);
	script_count(state, err);
	return err;
}

static int script_forgive(struct lunatik_vm *vm, void *arg)
{
	vm->failures = 0;
	return 0;
}

void lunatik_script_reset(struct lunatik_state *state)
{
	mutex_lock(&state->lock);
	lunatik_visit_all(state, script_forgive, NULL);
	WRITE_ONCE(lunatik_state_program(state)->quarantined, false);
	mutex_unlock(&state->lock);
}
