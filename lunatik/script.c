// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/sched/signal.h>

#include "lunatik/function.h"
#include "lunatik/script.h"

struct script_run {
	const struct lunatik_script *script;
	struct lunatik_report *report;
	bool published; /* the VM lives: the chunk's results are wanted, no full collection */
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

static int script_errno(const struct lunatik_report *report, enum lunatik_error error)
{
	if (fatal_signal_pending(current))
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
		err = script_errno(run->report, error);
		script_diagnose(run->report, lunatik_vm_message(vm, error));
	}
	lua_settop(L, 0);
	vm->output = NULL;
	return err;
}

static int script_bind(struct lunatik_state *state, struct lunatik_vm *vm,
		       const struct script_run *run)
{
	const struct lunatik_function *lacking = lunatik_functions_bind(state, vm);
	char message[LUNATIK_CHUNK_SIZE + LUNATIK_FUNCTION_SIZE + 48];

	if (!lacking)
		return 0;
	snprintf(message, sizeof(message), "%s: there is no function '%s', which a rule calls",
		 run->script->chunk, lacking->callee.name);
	script_diagnose(run->report, message);
	return -ESRCH;
}

/* Every VM prints the same, as a rule: what the first one prints is kept. */
static int script_load_all(struct lunatik_state *state, struct lunatik_program *program,
			   struct script_run *run)
{
	struct lunatik_output *output = &run->report->output;
	const unsigned int first = cpumask_first(cpu_possible_mask);
	unsigned int cpu, kept = 0;
	int err;

	for_each_possible_cpu(cpu) {
		lunatik_vm_prepare(program->vm[cpu]);
		err = script_run(program->vm[cpu], run);
		if (!err)
			err = script_bind(state, program->vm[cpu], run);
		if (err)
			return err;
		if (cpu == first)
			kept = output->length;
		output->length = kept;
		output->text[kept] = '\0';
	}
	return 0;
}

int lunatik_script_load(struct lunatik_state *state, const struct lunatik_script *script,
			struct lunatik_report *report)
{
	struct script_run run = { script, report };
	struct lunatik_program *program;
	int err;

	err = mutex_lock_killable(&state->lock);
	if (err)
		return err;
	program = lunatik_program_new(state, script->chunk);
	if (!program) {
		err = -ENOMEM;
		goto unlock;
	}
	err = script_load_all(state, program, &run);
	script_count(state, err);
	if (err)
		lunatik_program_free(program);
	else
		lunatik_program_publish(state, program);
unlock:
	mutex_unlock(&state->lock);
	return err;
}

int lunatik_script_exec(struct lunatik_state *state, const struct lunatik_script *script,
			unsigned int cpu, struct lunatik_report *report)
{
	struct script_run run = { script, report, .published = true };
	int err = lunatik_state_on_cpu(state, cpu, script_run, &run);

	script_count(state, err);
	return err;
}
