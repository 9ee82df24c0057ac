// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/bitops.h>
#include <linux/btf.h>
#include <linux/percpu.h>

#include "xdplua/function.h"
#include "xdplua/kfuncs.h"
#include "xdplua/step.h"

/*
 * States that a CPU has acquired at a time: those of a program, and of programs that run
 * meanwhile for packets which it sends.
 */
#define STEP_STATES 4

struct step_states {
	unsigned long used; /* bits; only this CPU, where under PREEMPT_RT other tasks come, too */
	struct bpf_lua_state states[STEP_STATES];
};

static DEFINE_PER_CPU(struct step_states, step_states);

static int step_enter(struct bpf_lua_state *state, struct net *net,
		      struct bpf_lua_function *function)
{
	u64 handle = READ_ONCE(function->handle);
	int err = lunatik_session_enter(&state->session, net, handle, &state->packet);

	if (err != -ESTALE)
		return err;
	err = xdplua_function_resolve(net, function, &handle);
	if (err)
		return err;
	return lunatik_session_enter(&state->session, net, handle, &state->packet);
}

struct bpf_lua_state *xdplua_step_acquire(struct net *net, struct bpf_lua_function *function,
					  void (*bind)(struct bpf_lua_state *state, void *ctx),
					  void *ctx)
{
	struct bpf_lua_state *state = NULL;
	struct step_states *states;
	unsigned int free = 0;

	if (!function)
		return NULL;
	local_bh_disable();
	states = this_cpu_ptr(&step_states);
	while (free < STEP_STATES && test_and_set_bit(free, &states->used))
		free++;
	if (free < STEP_STATES && step_enter(&states->states[free], net, function)) {
		clear_bit(free, &states->used);
	} else if (free < STEP_STATES) {
		state = &states->states[free];
		state->net = net;
		state->bind = bind;
		state->ctx = ctx;
		bind(state, ctx);
	}
	local_bh_enable();
	return state;
}

/*
 * Helpers that the program called since may have moved the packet, or shared it. Views of it,
 * which the script may have kept, are void; their numbers are not given anew.
 */
static void step_bind_again(struct bpf_lua_state *state)
{
	struct luadata_packet *packet = &state->packet;
	const u32 used = packet->windows_used;

	state->bind(state, state->ctx);
	while (packet->windows_used < used)
		luadata_window_add(packet, 0, 0, 0);
}

/* Whether a value is there: 1 is the first one, -1 the last. */
static bool step_holds(const struct bpf_lua_state *state, s64 index)
{
	const s64 top = lua_gettop(state->session.L);

	return index && index >= -top && index <= top;
}

static bool step_is_full(const struct bpf_lua_state *state)
{
	return lua_gettop(state->session.L) >= BPF_LUA_STACK_MAX;
}

struct step_string {
	const void *bytes;
	u32 length;
};

/* Runs protected: (string). */
static int step_pushstring(lua_State *L)
{
	const struct step_string *string = lua_touserdata(L, 1);

	lunatik_charge_copy(L, string->length);
	lunatik_push_changing(L, string->bytes, string->length);
	return 1;
}

__bpf_kfunc_start_defs();

__bpf_kfunc void bpf_lua_release(struct bpf_lua_state *L)
{
	struct step_states *states = this_cpu_ptr(&step_states);
	/* The slot may be another task's as soon as it is free. */
	struct lunatik_session session = L->session;

	clear_bit(L - states->states, &states->used);
	lunatik_session_leave(&session);
}

__bpf_kfunc int bpf_lua_pushfunction(struct bpf_lua_state *L, struct bpf_lua_function *function)
{
	u64 handle;
	int err;

	if (!function)
		return -EINVAL;
	if (step_is_full(L))
		return -ENOSPC;
	handle = READ_ONCE(function->handle);
	err = lunatik_session_push_function(&L->session, L->net, handle);
	if (err != -ESTALE)
		return err;
	err = xdplua_function_resolve((struct net *)L->net, function, &handle);
	return err ?: lunatik_session_push_function(&L->session, L->net, handle);
}

__bpf_kfunc int bpf_lua_pushpacket(struct bpf_lua_state *L)
{
	if (step_is_full(L))
		return -ENOSPC;
	lunatik_push_handle(L->session.L, 0);
	return 0;
}

__bpf_kfunc int bpf_lua_pushinteger(struct bpf_lua_state *L, s64 value)
{
	if (step_is_full(L))
		return -ENOSPC;
	lua_pushinteger(L->session.L, value);
	return 0;
}

__bpf_kfunc int bpf_lua_pushboolean(struct bpf_lua_state *L, u32 value)
{
	if (step_is_full(L))
		return -ENOSPC;
	lua_pushboolean(L->session.L, value);
	return 0;
}

__bpf_kfunc int bpf_lua_pushstring(struct bpf_lua_state *L, const void *bytes, u32 bytes__sz)
{
	struct step_string string = { bytes, bytes__sz };

	if (step_is_full(L))
		return -ENOSPC;
	if (!bytes || bytes__sz > BPF_LUA_BYTES_MAX)
		return -EINVAL;
	lua_pushcfunction(L->session.L, step_pushstring);
	lua_pushlightuserdata(L->session.L, &string);
	return lunatik_session_protect(&L->session, 1, 1);
}

__bpf_kfunc int bpf_lua_pcall(struct bpf_lua_state *L, u32 arguments, u32 results)
{
	const u32 top = lua_gettop(L->session.L);

	if (arguments >= top)
		return -EINVAL;
	if (results > BPF_LUA_STACK_MAX - (top - arguments - 1))
		return -ENOSPC;
	step_bind_again(L);
	return lunatik_session_pcall(&L->session, arguments, results);
}

__bpf_kfunc int bpf_lua_gettop(struct bpf_lua_state *L)
{
	return lua_gettop(L->session.L);
}

__bpf_kfunc int bpf_lua_type(struct bpf_lua_state *L, int index)
{
	return step_holds(L, index) ? lua_type(L->session.L, index) : -EINVAL;
}

__bpf_kfunc int bpf_lua_tointeger(struct bpf_lua_state *L, int index, s64 *value)
{
	if (!value || !step_holds(L, index) ||
	    lua_type(L->session.L, index) != LUA_TNUMBER)
		return -EINVAL;
	*value = lua_tointeger(L->session.L, index);
	return 0;
}

__bpf_kfunc int bpf_lua_toboolean(struct bpf_lua_state *L, int index)
{
	return step_holds(L, index) ? lua_toboolean(L->session.L, index) : -EINVAL;
}

__bpf_kfunc int bpf_lua_tostring(struct bpf_lua_state *L, int index, void *bytes, u32 bytes__sz)
{
	const char *string;
	size_t length;

	if (!bytes || !step_holds(L, index) ||
	    lua_type(L->session.L, index) != LUA_TSTRING)
		return -EINVAL;
	string = lua_tolstring(L->session.L, index, &length);
	if (length > bytes__sz)
		return -ENOSPC;
	memcpy(bytes, string, length);
	return length;
}

__bpf_kfunc int bpf_lua_pop(struct bpf_lua_state *L, u32 count)
{
	if (count > lua_gettop(L->session.L))
		return -EINVAL;
	lua_pop(L->session.L, count);
	return 0;
}

__bpf_kfunc_end_defs();
