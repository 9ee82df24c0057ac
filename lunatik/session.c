// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* A VM used step by step, by a hook that has its own idea of what to push and to call. */
#include <linux/rcupdate.h>

#include "lunatik/call.h"
#include "lunatik/handle.h"

/* Runs protected. */
static int session_feed(lua_State *L)
{
	lunatik_feed(L);
	return 0;
}

static int session_begin(struct lunatik_session *session, void *packet)
{
	struct lunatik_vm *vm = lunatik_call_enter(session->callee);

	if (IS_ERR(vm))
		return PTR_ERR(vm);
	session->vm = vm;
	session->L = vm->L;
	vm->loan.serial += LUNATIK_HANDLES;
	vm->loan.packet = packet;
	lua_pushcfunction(vm->L, session_feed);
	if (lua_pcall(vm->L, 0, 0, 0) != LUA_OK)
		lua_settop(vm->L, 0);
	return 0;
}

int lunatik_session_enter(struct lunatik_session *session, const struct net *net, u64 handle,
			  void *packet)
{
	int err = -ESTALE;

	local_bh_disable();
	session->callee = lunatik_handle_callee(net, handle);
	if (session->callee)
		err = session_begin(session, packet);
	if (err)
		local_bh_enable();
	return err;
}
EXPORT_SYMBOL_GPL(lunatik_session_enter);

void lunatik_session_leave(struct lunatik_session *session)
{
	session->vm->loan.packet = NULL;
	lua_settop(session->L, 0);
	lunatik_vm_leave(session->vm);
	local_bh_enable();
}
EXPORT_SYMBOL_GPL(lunatik_session_leave);

int lunatik_session_push_function(struct lunatik_session *session, const struct net *net,
				  u64 handle)
{
	const struct lunatik_callee *callee = lunatik_handle_callee(net, handle);
	int err;

	if (!callee)
		return -ESTALE;
	if (callee->state != session->callee->state)
		return -EINVAL;
	if (lua_rawgeti(session->L, LUA_REGISTRYINDEX, callee->key) == LUA_TFUNCTION)
		return 0;
	lua_pop(session->L, 1);
	err = lunatik_callee_bind(session->vm, callee);
	if (!err)
		lua_rawgeti(session->L, LUA_REGISTRYINDEX, callee->key);
	return err;
}
EXPORT_SYMBOL_GPL(lunatik_session_push_function);

int lunatik_session_pcall(struct lunatik_session *session, int arguments, int results)
{
	int status, err;

	if (READ_ONCE(session->vm->program->quarantined)) {
		session->vm->stats->errors[LUNATIK_ERROR_QUARANTINE]++;
		return -ESHUTDOWN;
	}
	status = lua_pcall(session->L, arguments, results, 0);
	if (status == LUA_OK) {
		session->vm->failures = 0;
		return 0;
	}
	err = lunatik_call_failed(session->callee, session->vm, status);
	lua_pop(session->L, 1);
	return err;
}
EXPORT_SYMBOL_GPL(lunatik_session_pcall);

int lunatik_session_protect(struct lunatik_session *session, int arguments, int results)
{
	const int status = lua_pcall(session->L, arguments, results, 0);
	int err;

	if (status == LUA_OK)
		return 0;
	err = lunatik_call_refused(session->callee, session->vm, status);
	lua_pop(session->L, 1);
	return err;
}
EXPORT_SYMBOL_GPL(lunatik_session_protect);
