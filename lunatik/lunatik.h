/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The public door of lunatik: what hooks and libraries may use.
 *
 * A state is a named object of a network namespace: one Lua VM per possible CPU, all
 * running the same script. A hook holds functions of states and calls them with a packet;
 * a library gives scripts something to call.
 */
#ifndef LUNATIK_H
#define LUNATIK_H

#include <linux/bits.h>
#include <linux/list.h>
#include <linux/module.h>

#include <lua.h>
#include <lauxlib.h>

#include "lunatik/uapi/lunatik_netlink.h"
#include "lunatik/port/fast.h"
#include "lunatik/port/meter.h"

struct net;
struct lunatik_callee;
struct lunatik_function;
struct lunatik_vm;

/*
 * What a script may return for a packet, the same under every hook; each is a global
 * integer of the script, named as here without the prefix. Zero is none, so that a
 * forgotten value is never a verdict.
 */
enum lunatik_verdict {
	LUNATIK_ACCEPT = 1, /* let the packet pass, past the rules that follow */
	LUNATIK_DROP,       /* discard it */
	LUNATIK_CONTINUE,   /* no opinion: go on with the next rule */
	LUNATIK_QUEUE,      /* hand it to user space, queue 0 */
	LUNATIK_TX,         /* send it back where it came from */
	LUNATIK_REDIRECT,   /* send it from the interface whose index comes with the verdict */
};

/**
 * lunatik_function_get - hold a global function of a state, for calls from a hook
 * @net: network namespace of the state
 * @state: name of the state
 * @name: name of the function
 *
 * The function is looked up here and again by each load of a script, which fails where
 * the new script lacks it. A state that has holders can't be destroyed.
 *
 * Context: process; may sleep.
 * Return: the function, to be returned by lunatik_function_put(); else -ENOENT where there
 * is no such state, -ESRCH where it has no such function, -ENOMEM, or -EINTR where the task
 * was killed while it waited.
 */
struct lunatik_function *lunatik_function_get(struct net *net, const char *state,
					      const char *name);

/**
 * lunatik_function_put - return a function, once no call of it can run or begin
 * @function: what lunatik_function_get() returned
 *
 * Context: process; may sleep.
 */
void lunatik_function_put(struct lunatik_function *function);

/**
 * lunatik_function_on_error - what the function's state wants done when a call fails
 * @function: a held function
 *
 * Context: any.
 */
enum lunatik_on_error lunatik_function_on_error(const struct lunatik_function *function);

/**
 * lunatik_call_boolean - ask a function about a packet
 * @function: a held function
 * @packet: the object lent to it; a script's handle of it ends with the call
 *
 * Runs on this CPU's VM under the state's budget. A failure is counted and logged here.
 *
 * Context: process or softirq, not hardirq. Never sleeps.
 * Return: 0 or 1, what the function returned; negative, as lunatik_call_by_handle(), where
 * the call failed or it returned no boolean: the caller then applies the on-error policy.
 */
int lunatik_call_boolean(const struct lunatik_function *function, void *packet);

/**
 * lunatik_call_verdict - let a function judge a packet
 * @function: a held function
 * @packet: the object lent to it
 * @allowed: the verdicts that the hook can carry out, as bits of enum lunatik_verdict
 *
 * Context: as lunatik_call_boolean().
 * Return: a verdict in @allowed; negative where the call failed or it returned anything
 * else: the caller then applies the on-error policy.
 */
int lunatik_call_verdict(const struct lunatik_function *function, void *packet,
			 unsigned long allowed);

/**
 * lunatik_resolve - find a function for calls by handle
 * @net: network namespace of the state
 * @state: name of the state
 * @name: name of the function, which the script need not have yet
 * @handle: set to a number that is never 0, and leads to the function while the state exists;
 *          it holds nothing
 *
 * Context: any but hardirq. Never sleeps.
 * Return: 0, -ENOENT where there is no such state, -ENOSPC where too many of its functions
 * have handles, or -ENOMEM.
 */
int lunatik_resolve(struct net *net, const char *state, const char *name, u64 *handle);

/**
 * struct lunatik_request - a question to a function, and what comes with the answer
 * @packet: the object lent to it
 * @string: its second argument, or NULL
 * @allowed: the verdicts that the hook can carry out, as bits
 * @number: set where a verdict is returned: the number that came with it, or 0
 */
struct lunatik_request {
	void *packet;
	const struct lunatik_bytes *string;
	unsigned long allowed;
	u32 number;
};

/**
 * lunatik_call_by_handle - ask a function that is not held
 * @net: network namespace of the packet
 * @handle: what lunatik_resolve() gave, or any other number
 * @request: the question
 *
 * Context: as lunatik_call_boolean().
 * Return: the verdict; -ESTALE where the handle leads nowhere in that namespace: resolve it
 * anew; -ESRCH where the script has no such function; -EBUSY, -ESHUTDOWN (in quarantine),
 * -ETIME (the budget is spent), -ENOMEM, -ECANCELED (any other Lua error) or -EPROTO (what
 * it returned is not asked for), which are counted and logged here.
 */
int lunatik_call_by_handle(const struct net *net, u64 handle, struct lunatik_request *request);

/* What the state behind a handle wants done when a call fails, or -ESTALE. */
int lunatik_on_error_by_handle(const struct net *net, u64 handle);

/**
 * struct lunatik_session - this CPU's VM in the hands of a hook
 * @L: the VM; the stack is the hook's, from an empty one on. What may raise is not to be
 *     called but through lunatik_session_pcall()
 */
struct lunatik_session {
	lua_State *L;
	struct lunatik_vm *vm;
	const struct lunatik_callee *callee;
};

/**
 * lunatik_session_enter - take this CPU's VM of a state
 * @session: the caller's, set on success
 * @net: network namespace of the packet
 * @handle: of a function of the state
 * @packet: the object lent to it
 *
 * Counts as a call; all that is done until the end has one budget. Bottom halves stay off
 * on success.
 *
 * Context: as lunatik_call_boolean().
 * Return: 0, -ESTALE, -EBUSY or -ESHUTDOWN, as lunatik_call_by_handle().
 */
int lunatik_session_enter(struct lunatik_session *session, const struct net *net, u64 handle,
			  void *packet);

/* Give it back, whatever is on the stack. */
void lunatik_session_leave(struct lunatik_session *session);

/* Push the function of a handle; -ESTALE, -ESRCH, -ENOMEM, -EINVAL: of another state. */
int lunatik_session_push_function(struct lunatik_session *session, const struct net *net,
				  u64 handle);

/*
 * Call what lies below @arguments values on the stack. On an error nothing takes their place;
 * it is counted, logged, and returned as by lunatik_call_by_handle().
 */
int lunatik_session_pcall(struct lunatik_session *session, int arguments, int results);

/* The same for a function of the hook's own, whose success or failure is not the script's. */
int lunatik_session_protect(struct lunatik_session *session, int arguments, int results);

/* How many handles a call has: the packet's, which is number 0, and those of its parts. */
#define LUNATIK_HANDLES 64

/**
 * struct lunatik_loan - the running call of a VM, in reach of every coroutine
 * @meter: first, as a coroutine points to it
 * @serial: the packet's handle in the running or the last call; grows by LUNATIK_HANDLES
 * @packet: what the hook lent; NULL between calls
 *
 * A handle is a light userdata that holds the serial number of its call, no address, plus
 * the number of the handle: kept beyond the call in whatever way, it is recognised as stale.
 */
struct lunatik_loan {
	struct lunatik_meter meter;
	unsigned long serial;
	void *packet;
};

static inline const struct lunatik_loan *lunatik_loan(lua_State *L)
{
	return container_of(lunatik_meter(L), struct lunatik_loan, meter);
}

/**
 * lunatik_lent - the packet behind a value in a leaf, while it is lent
 * @L: the running coroutine
 * @value: the value
 * @number: set to the number of the handle, below LUNATIK_HANDLES
 *
 * Return: what the hook lent, or NULL where the value is no handle or a stale one.
 */
static inline void *lunatik_lent(lua_State *L, const struct lunatik_value *value,
				 unsigned long *number)
{
	const struct lunatik_loan *loan = lunatik_loan(L);

	*number = value->handle - loan->serial;
	if (value->tag != LUNATIK_TAG_HANDLE || *number >= LUNATIK_HANDLES)
		return NULL;
	return loan->packet;
}

/* lunatik_lent_at - the same for a stack index, in an ordinary C function */
static inline void *lunatik_lent_at(lua_State *L, int index, unsigned long *number)
{
	const struct lunatik_value value = {
		.handle = (unsigned long)lua_touserdata(L, index),
		.tag = lua_islightuserdata(L, index) ? LUNATIK_TAG_HANDLE : LUNATIK_TAG_NIL,
	};

	return lunatik_lent(L, &value, number);
}

/* lunatik_push_handle - push the handle of that number; of the running call */
static inline void lunatik_push_handle(lua_State *L, unsigned long number)
{
	lua_pushlightuserdata(L, (void *)(lunatik_loan(L)->serial + number));
}

/**
 * lunatik_net - the network namespace that a script runs for
 * @L: the running coroutine
 *
 * Return: the namespace; NULL in a VM that is being closed, which may outlive it.
 */
struct net *lunatik_net(lua_State *L);

/* lunatik_may_sleep - whether the VM is not published yet, or no more */
static inline bool lunatik_may_sleep(lua_State *L)
{
	return !lunatik_meter(L)->bounded;
}

/**
 * struct lunatik_library - something that scripts can call
 * @name: the global under which a script finds it
 * @open: leaves the library's value on the stack; runs protected, once in each VM
 * @close: gives back what it holds for a VM that is about to be closed, as there are no
 *         finalizers; may be NULL. Runs protected, in process context, also where @open failed
 * @owner: module that is pinned while a VM with the library lives
 * @node: lunatik's own
 *
 * A module with a library declares MODULE_ALIAS(LUNATIK_LIBRARY_ALIAS), and is then
 * loaded before the first state is created, and again after one of them went.
 */
struct lunatik_library {
	const char *name;
	lua_CFunction open;
	lua_CFunction close;
	struct module *owner;
	struct list_head node;
};

#define LUNATIK_LIBRARY_ALIAS "lunatik-library"

/**
 * lunatik_library_register - offer a library to every VM made from now on
 * @library: static storage; lunatik's until it is unregistered
 *
 * Context: process.
 * Return: 0, or -EEXIST where the name is taken.
 */
int lunatik_library_register(struct lunatik_library *library);

/**
 * lunatik_library_unregister - take it back; no VM has it, or its module could not go
 * @library: what was registered
 *
 * Context: process.
 */
void lunatik_library_unregister(struct lunatik_library *library);

#endif
