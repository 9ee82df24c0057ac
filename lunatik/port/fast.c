/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Part of onelua.c: what fast.h offers.
 */
_Static_assert(sizeof(struct lunatik_value) == sizeof(StackValue), "layout");
_Static_assert(sizeof(struct lunatik_value) == sizeof(TValue), "layout");
_Static_assert(offsetof(struct lunatik_value, tag) == offsetof(TValue, tt_), "layout");
_Static_assert(LUNATIK_TAG_NIL == LUA_VNIL, "layout");
_Static_assert(LUNATIK_TAG_FALSE == LUA_VFALSE, "layout");
_Static_assert(LUNATIK_TAG_TRUE == LUA_VTRUE, "layout");
_Static_assert(LUNATIK_TAG_HANDLE == LUA_VLIGHTUSERDATA, "layout");
_Static_assert(LUNATIK_TAG_INTEGER == LUA_VNUMINT, "layout");

void lunatik_pushleaf(lua_State *L, lua_CFunction function, lunatik_leaf leaf)
{
	CClosure *closure;

	luaC_checkGC(L);
	closure = luaF_newCclosure(L, 0);
	closure->f = function;
	closure->leaf = leaf;
	setclCvalue(L, s2v(L->top.p), closure);
	api_incr_top(L);
}

void lunatik_set_methods(lua_State *L, int index)
{
	G(L)->handlemethods = hvalue(index2value(L, index));
}

struct handle_call {
	lua_Integer key;
	unsigned long handle;
};

void lunatik_feed(lua_State *L)
{
	if (l_unlikely(lunatik_meter(L)->starved))
		luaC_feed(L);
}

static void call_handle(lua_State *L, void *ud)
{
	const struct handle_call *call = ud;
	StkId func;

	lunatik_feed(L);
	func = L->top.p;
	setobj2s(L, func, luaH_getint(hvalue(&G(L)->l_registry), call->key));
	setpvalue(s2v(func + 1), (void *)call->handle);
	L->top.p = func + 2;
	luaD_callnoyield(L, func, 1);
}

int lunatik_call_handle(lua_State *L, lua_Integer key, unsigned long handle,
			struct lunatik_value *result)
{
	struct handle_call call = { key, handle };
	int status = luaD_pcall(L, call_handle, &call, savestack(L, L->top.p), 0);

	if (l_likely(status == LUA_OK)) {
		L->top.p--;
		*result = *(struct lunatik_value *)s2v(L->top.p);
	}
	return status;
}
