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

const char *lunatik_leaf_text(const struct lunatik_value *value, size_t *length)
{
	const TValue *string = (const TValue *)value;

	if (l_unlikely(!ttisstring(string)))
		return NULL;
	*length = tsslen(tsvalue(string));
	return getstr(tsvalue(string));
}

void lunatik_leaf_string(lua_State *L, struct lunatik_value *result, const char *bytes,
			 size_t length)
{
	const ptrdiff_t place = savestack(L, (StkId)result);
	TString *string;

	if (L->top.p < L->ci->top.p) /* what the caller may still need */
		L->top.p = L->ci->top.p;
	luaC_checkGC(L);
	string = luaS_newlstr(L, bytes, length);
	setsvalue2s(L, restorestack(L, place), string);
}

static const char methods_key; /* its address is the array's key in the registry */

void lunatik_set_methods(lua_State *L, int index)
{
	unsigned int count = 0;

	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, index); lua_rawseti(L, -3, ++count))
		tsvalue(s2v(L->top.p - 2))->extra = cast_byte(METHODBIT | count);
	lua_assert(count <= METHODBIT);
	luaH_resizearray(L, hvalue(s2v(L->top.p - 1)), count);
	G(L)->handlemethods = hvalue(s2v(L->top.p - 1));
	lua_rawsetp(L, LUA_REGISTRYINDEX, &methods_key);
}

void lunatik_reserve_keys(lua_State *L, unsigned int count)
{
	luaH_resizearray(L, hvalue(&G(L)->l_registry), count);
}

void lunatik_feed(lua_State *L)
{
	if (l_unlikely(lunatik_meter(L)->starved))
		luaC_feed(L);
}

static const TValue *registry_at(lua_State *L, lua_Integer key)
{
	Table *registry = hvalue(&G(L)->l_registry);

	if (l_likely(l_castS2U(key) - 1u < registry->alimit))
		return &registry->array[key - 1];
	return luaH_getint(registry, key);
}

static void push_bytes(lua_State *L, const struct lunatik_call *call)
{
	lunatik_charge_copy(L, call->length);
	setsvalue2s(L, L->top.p, luaS_newlstr(L, call->bytes, call->length));
	L->top.p++;
}

static void call_handle(lua_State *L, void *ud)
{
	const struct lunatik_call *call = ud;
	StkId func;

	lunatik_feed(L);
	func = L->top.p;
	setobj2s(L, func, registry_at(L, call->key));
	setpvalue(s2v(func + 1), (void *)call->handle);
	L->top.p = func + 2;
	if (l_unlikely(call->length))
		push_bytes(L, call);
	luaD_callnoyield(L, func, LUNATIK_RESULTS);
}

int lunatik_call_handle(lua_State *L, const struct lunatik_call *call,
			struct lunatik_value results[LUNATIK_RESULTS])
{
	int status = luaD_pcall(L, call_handle, (void *)call, savestack(L, L->top.p), 0);

	if (l_likely(status == LUA_OK)) {
		L->top.p -= LUNATIK_RESULTS;
		results[0] = *(struct lunatik_value *)s2v(L->top.p);
		results[1] = *(struct lunatik_value *)s2v(L->top.p + 1);
	}
	return status;
}
