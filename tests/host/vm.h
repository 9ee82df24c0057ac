/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A VM for tests: an allocator that knows its cap and what is not returned, a meter that
 * is never refilled, print() into a buffer.
 */
#ifndef TESTS_HOST_VM_H
#define TESTS_HOST_VM_H

#include <stddef.h>

#include <lua.h>
#include <lauxlib.h>

#include "lunatik/lunatik.h"
#include "lunatik/port/port.h"

struct vm {
	union { /* first: the allocator gets its address */
		struct lunatik_meter meter;
		struct lunatik_loan loan; /* begins with it */
	};
	lua_State *L;
	size_t used, cap;
	unsigned long requests, fail_from, fail_to; /* requests for memory; these fail */
	size_t written;
	char output[512];
};

/* Ends the program if it can't make one. */
void vm_new(struct vm *vm, long fuel, size_t cap);
/* The same for a VM whose members are set; says what failed. */
const char *vm_open(struct vm *vm);
void vm_free(struct vm *vm);

/* Loads and runs a chunk with this fuel. Returns the status; what it raised is 'error'. */
int vm_run(struct vm *vm, const char *chunk, size_t len, const char *name, long fuel);
const char *vm_error(struct vm *vm);

void pass(const char *name);
void fail(const char *name, const char *format, ...) __attribute__((format(printf, 2, 3)));
int failures(void);

#endif
