/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * hostile STACK ROOM: run hostile scripts on a C stack of STACK bytes between guard pages,
 * of which a call may use ROOM. Reads lines "FILE PACKETS MEMORY" and answers each with
 *
 *	LOAD OUTCOME,... FUEL NANOSECONDS STACK FAILURES INSTRUCTIONS
 *
 * : the load's outcome, those of the packets, the most that one call took, and calls after
 * which the VM did not serve a benign one. The packet is a strict shim. Instructions are
 * counted where count.h can.
 */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <ucontext.h>

#include "count.h"
#include "packet.h"
#include "vm.h"

#define BUDGET 10000
#define LOAD_BUDGET 100000000L
#define GUARD 4096
#define PATTERN 0x5c

enum outcome { VERDICT, ERROR, SYNTAX, RUNTIME, STACK, MEMORY, SPENT, OUTCOMES };

static const char *const outcome_names[] = {
	"verdict", "verdict-error", "syntax", "runtime", "stack", "memory", "budget",
};

static const char prefix[] =
	"do local drop <const> = DROP; function benign() return drop end end ";

static int host_open(lua_State *L)
{
	static const char *const verdicts[] = { "ACCEPT", "DROP", "CONTINUE", "QUEUE" };
	size_t i;

	for (i = 0; i < 4; i++) {
		lua_pushinteger(L, i + 1);
		lua_setglobal(L, verdicts[i]);
	}
	packet_open(L);
	return 0;
}

/* --- calls, on the small stack */

static size_t stack_size, stack_room;
static uint8_t *stack_low;
static ucontext_t outer, inner;
static void (*work)(void);

static void work_run(void)
{
	work();
}

/* The address sanitizer knows only the stack that it was given. */
static void on_stack(void (*run)(void))
{
#ifdef __SANITIZE_ADDRESS__
	run();
	return;
#endif
	work = run;
	getcontext(&inner);
	inner.uc_stack.ss_sp = stack_low;
	inner.uc_stack.ss_size = stack_size;
	inner.uc_link = &outer;
	makecontext(&inner, work_run, 0);
	swapcontext(&outer, &inner);
}

static void stack_new(void)
{
	uint8_t *map = mmap(NULL, stack_size + 2 * GUARD, PROT_NONE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (map == MAP_FAILED || mprotect(map + GUARD, stack_size, PROT_READ | PROT_WRITE)) {
		perror("stack");
		exit(1);
	}
	stack_low = map + GUARD;
}

static size_t stack_used(void)
{
	size_t i = 0;

	while (i < stack_size && stack_low[i] == PATTERN)
		i++;
	return stack_size - i;
}

static struct vm vm;
static struct {
	const char *text, *function;
	size_t length;
	bool compiled;
	int reference;
	enum outcome outcome;
} job;

static enum outcome job_error(int status, unsigned long overflows)
{
	if (status == LUNATIK_ERRBUDGET)
		return SPENT;
	if (status == LUA_ERRMEM)
		return MEMORY;
	return vm.meter.overflows != overflows ? STACK : RUNTIME;
}

static void set_floor(void)
{
	vm.meter.floor = (uintptr_t)__builtin_frame_address(0) - stack_room;
}

static int load_protected(lua_State *L)
{
	if (luaL_loadbufferx(L, job.text, job.length, "=script", "t") != LUA_OK)
		lua_error(L);
	job.compiled = true;
	lua_call(L, 0, 0);
	lua_gc(L, LUA_GCCOLLECT);
	return 0;
}

static void job_load(void)
{
	unsigned long overflows = vm.meter.overflows;
	int status;

	set_floor();
	vm.meter.fuel = LOAD_BUDGET;
	vm.meter.bounded = false;
	lua_pushcfunction(vm.L, load_protected);
	status = lua_pcall(vm.L, 0, 0, 0);
	job.outcome = VERDICT;
	if (status != LUA_OK) {
		job.outcome = job_error(status, overflows);
		if (!job.compiled && (job.outcome == RUNTIME || job.outcome == STACK))
			job.outcome = SYNTAX;
		if (getenv("VERBOSE"))
			fprintf(stderr, "load: %s\n", vm_error(&vm));
	}
	lua_settop(vm.L, 0);
}

/* Leaves a reference to the function, as a rule holds it. */
static int bind_protected(lua_State *L)
{
	lua_pushglobaltable(L);
	lua_pushstring(L, job.function);
	if (lua_rawget(L, -2) != LUA_TFUNCTION)
		luaL_error(L, "no function");
	job.reference = luaL_ref(L, LUA_REGISTRYINDEX);
	return 0;
}

static void job_call(void)
{
	unsigned long overflows = vm.meter.overflows;
	lua_State *L = vm.L;
	lua_Integer verdict;
	int status;

	set_floor();
	vm.meter.fuel = BUDGET;
	vm.meter.bounded = true;
	vm.written = 0;
	lua_rawgeti(L, LUA_REGISTRYINDEX, job.reference);
	lua_pushlightuserdata(L, packet_lend());
	status = lua_pcall(L, 1, 1, 0);
	packet_take_back();
	job.outcome = VERDICT;
	if (status != LUA_OK) {
		job.outcome = job_error(status, overflows);
		if (getenv("VERBOSE"))
			fprintf(stderr, "packet: %s\n", vm_error(&vm));
	} else if (lua_type(L, -1) != LUA_TNUMBER) {
		job.outcome = ERROR;
	} else {
		verdict = lua_tointeger(L, -1);
		if (verdict < 1 || verdict > 4)
			job.outcome = ERROR;
	}
	lua_settop(L, 0);
}

static int bind(const char *function)
{
	job.function = function;
	vm.meter.fuel = BUDGET;
	lua_pushcfunction(vm.L, bind_protected);
	if (lua_pcall(vm.L, 0, 0, 0) != LUA_OK) {
		fprintf(stderr, "no function %s\n", function);
		exit(1);
	}
	return job.reference;
}

/* --- a script */

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000000000L + time.tv_nsec;
}

static struct { long fuel, nanoseconds, stack, failures, instructions; } worst;

static void packet(int filter, int benign, unsigned int *seen)
{
	long start, took, counted;

	memset(stack_low, PATTERN, stack_size);
	job.reference = filter;
	start = now();
	count_begin();
	on_stack(job_call);
	counted = count_end();
	took = now() - start;
	*seen |= 1 << job.outcome;
	if (counted > worst.instructions)
		worst.instructions = counted;
	if (took > worst.nanoseconds)
		worst.nanoseconds = took;
	if (BUDGET - vm.meter.fuel > worst.fuel)
		worst.fuel = BUDGET - vm.meter.fuel;
	if ((long)stack_used() > worst.stack)
		worst.stack = stack_used();
	job.reference = benign;
	on_stack(job_call);
	worst.failures += job.outcome != VERDICT;
}

static char *read_file(const char *path, size_t *length)
{
	const size_t most = 1 << 21, head = sizeof(prefix) - 1;
	char *text = malloc(most);
	FILE *file = fopen(path, "rb");

	if (!text || !file) {
		perror(path);
		exit(1);
	}
	memcpy(text, prefix, head);
	*length = head + fread(text + head, 1, most - head, file);
	fclose(file);
	return text;
}

static void script(const char *path, int packets, size_t memory)
{
	unsigned int seen = 0;
	int i, filter, benign;
	const char *comma = "";
	char *text;

	memset(&job, 0, sizeof(job));
	memset(&worst, 0, sizeof(worst));
	text = read_file(path, &job.length);
	job.text = text;
	vm_new(&vm, LOAD_BUDGET, memory);
	lua_pushcfunction(vm.L, host_open);
	if (lua_pcall(vm.L, 0, 0, 0) != LUA_OK)
		exit(1);
	on_stack(job_load);
	free(text);
	printf("%s ", job.outcome == VERDICT ? "ok" : outcome_names[job.outcome]);
	if (job.outcome == VERDICT) {
		filter = bind("filter");
		benign = bind("benign");
		for (i = 0; i < packets; i++)
			packet(filter, benign, &seen);
	}
	for (i = 0; i < OUTCOMES; i++)
		if (seen & 1 << i) {
			printf("%s%s", comma, outcome_names[i]);
			comma = ",";
		}
	vm.meter.floor = 0; /* the floor of the other stack */
	vm_free(&vm);
	if (vm.used)
		worst.failures += 1000000;
	printf("%s %ld %ld %ld %ld %ld\n", *comma ? "" : "-", worst.fuel, worst.nanoseconds,
	       worst.stack, worst.failures, worst.instructions);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	char path[4096];
	size_t memory;
	int packets;

	if (argc != 3)
		return 2;
	stack_size = strtoul(argv[1], NULL, 0);
	stack_room = strtoul(argv[2], NULL, 0);
	stack_new();
	while (scanf("%4095s %d %zu", path, &packets, &memory) == 3)
		script(path, packets, memory);
	return 0;
}
