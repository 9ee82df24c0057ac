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

void lunatik_set_leaf(lua_State *L, lunatik_leaf leaf, enum lunatik_results results)
{
	CClosure *closure = clCvalue(s2v(L->top.p - 1));

	closure->leaf = leaf;
	closure->several = results == LUNATIK_TWO ? 2 : 0;
}

const struct lunatik_value *lunatik_leaf_upvalue(const struct lunatik_value *result, int n)
{
	return (struct lunatik_value *)&clCvalue((const TValue *)result)->upvalue[n - 1];
}

/* The short string of these bytes; where there is none no table has it for a key. */
static TString *string_known(lua_State *L, const char *bytes, size_t length)
{
	const unsigned int hash = luaS_hash(bytes, length, G(L)->seed);
	const stringtable *strings = &G(L)->strt;
	TString *string = strings->hash[lmod(hash, strings->size)];
	int passed = 0;

	while (string && (string->hash != hash || string->shrlen != length ||
			  !lunatik_same((const u8 *)bytes, (const u8 *)getshrstr(string), length))) {
		string = string->u.hnext;
		passed++;
	}
	lunatik_charge_later(L, passed >> 2);
	return string;
}

const struct lunatik_value *lunatik_leaf_field(lua_State *L, const struct lunatik_value *table,
					       const struct lunatik_value *string, size_t from)
{
	TString *key = tsvalue((const TValue *)string);
	const size_t length = tsslen(key) - from;
	const TValue *value;

	if (length > LUAI_MAXSHORTLEN)
		return NULL;
	if (from)
		key = string_known(L, getstr(key) + from, length);
	value = key ? luaH_getshortstr(hvalue((const TValue *)table), key) : &G(L)->nilvalue;
	/* There are other nils in tables. */
	return (const struct lunatik_value *)(isempty(value) ? &G(L)->nilvalue : value);
}

struct lunatik_text lunatik_leaf_string_at(const struct lunatik_value *value)
{
	const TValue *string = (const TValue *)value;

	if (l_unlikely(!ttisstring(string)))
		return (struct lunatik_text){ NULL, 0 };
	return (struct lunatik_text){ getstr(tsvalue(string)), tsslen(tsvalue(string)) };
}

/* The mark is the metatable's first element. */
void lunatik_mark_kind(lua_State *L, int index, const void *kind)
{
	Table *metatable = hvalue(index2value(L, index));

	luaH_resizearray(L, metatable, 1);
	setpvalue(&metatable->array[0], (void *)kind);
}

void *lunatik_leaf_userdata(const struct lunatik_value *value, const void *kind)
{
	const TValue *object = (const TValue *)value;
	const Table *metatable;

	if (l_unlikely(!ttisfulluserdata(object)))
		return NULL;
	metatable = uvalue(object)->metatable;
	if (l_unlikely(!metatable || !metatable->alimit))
		return NULL;
	object = &metatable->array[0];
	if (l_unlikely(!ttislightuserdata(object) || pvalue(object) != kind))
		return NULL;
	return getudatamem(uvalue((const TValue *)value));
}

void *lunatik_userdata_at(lua_State *L, int index, const void *kind)
{
	return lunatik_leaf_userdata((const struct lunatik_value *)index2value(L, index), kind);
}

bool lunatik_call_leaf(lua_State *L, lunatik_leaf leaf)
{
	const struct lunatik_value *args = (struct lunatik_value *)s2v(L->ci->func.p + 1);
	const int count = lua_gettop(L);
	bool done;

	lua_pushnil(L);
	done = leaf(L, args, count, (struct lunatik_value *)s2v(L->top.p - 1));
	lua_settop(L, count + done); /* a string was made beyond the stack's end */
	return done;
}

const char *lunatik_type_name(const struct lunatik_value *value)
{
	/* A handle is a packet's: light userdata to Lua. */
	return ttypename(ttype((const TValue *)value));
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

/*
 * A short string is hashed, compared and copied: each has its own look at the bytes, which must
 * be the same. A long one is only copied.
 */
static TString *string_of_changing(lua_State *L, const void *bytes, size_t length)
{
	char copy[LUAI_MAXSHORTLEN];

	if (length > sizeof(copy))
		return luaS_newlstr(L, bytes, length);
	memcpy(copy, bytes, length);
	return luaS_newlstr(L, copy, length);
}

void lunatik_push_changing(lua_State *L, const void *bytes, size_t length)
{
	luaC_checkGC(L);
	setsvalue2s(L, L->top.p, string_of_changing(L, bytes, length));
	api_incr_top(L);
}

static noinline void push_string(lua_State *L, const struct lunatik_bytes *string)
{
	lunatik_charge_copy(L, string->length);
	setsvalue2s(L, L->top.p, string_of_changing(L, string->bytes, string->length));
	L->top.p++;
}

/*
 * As luaD_callnoyield(), which is for any level of the stack. This is the lowest, where no
 * call is counted yet, and the main thread never yields.
 */
static __always_inline void call_closure(lua_State *L, StkId func, const Proto *proto,
					 int arguments)
{
	const int size = proto->maxstacksize;
	CallInfo *ci;

	lunatik_charge(L, proto->sizecode + (proto->numparams >> 2));
	checkstackGCp(L, size, func);
	ci = prepCallInfo(L, func, LUNATIK_RESULTS, CIST_FRESH, func + 1 + size);
	ci->u.l.savedpc = proto->code;
	for (; l_unlikely(arguments < proto->numparams); arguments++)
		setnilvalue(s2v(L->top.p++));
	luaV_execute(L, ci);
}

static noinline void call_handle(lua_State *L, lua_Integer key, unsigned long handle,
				 const struct lunatik_bytes *string)
{
	StkId func;

	if (l_unlikely(lunatik_meter(L)->starved))
		luaC_feed(L);
	func = L->stack.p + 1;
	setobj2s(L, func, registry_at(L, key));
	setpvalue(s2v(func + 1), (void *)handle);
	L->top.p = func + 2;
	if (l_unlikely(string != NULL))
		push_string(L, string);
	if (l_likely(ttisLclosure(s2v(func))))
		call_closure(L, func, clLvalue(s2v(func))->p, string ? 2 : 1);
	else
		luaD_callnoyield(L, func, LUNATIK_RESULTS);
}

/* As lua_pcall() does: back to the lowest level, with nothing but the error. */
static noinline int call_recover(lua_State *L, int status)
{
	L->ci = &L->base_ci;
	L->nCcalls = nyci & ~0xffffu;
	L->allowhook = 1;
	L->errfunc = 0;
	status = luaD_closeprotected(L, savestack(L, L->stack.p + 1), status);
	luaD_seterrorobj(L, status, L->stack.p + 1);
	luaD_shrinkstack(L);
	return status;
}

const struct lunatik_value *lunatik_call_handle(lua_State *L, lua_Integer key,
						unsigned long handle,
						const struct lunatik_bytes *string)
{
	struct lua_longjmp jump lunatik_uninitialized;

	jump.status = LUA_OK;
	L->errorJmp = &jump;
	LUAI_TRY(L, &jump, call_handle(L, key, handle, string););
	L->errorJmp = NULL;
	if (l_unlikely(jump.status != LUA_OK))
		return ERR_PTR(-call_recover(L, jump.status));
	L->top.p = L->stack.p + 1;
	return (struct lunatik_value *)s2v(L->top.p);
}
