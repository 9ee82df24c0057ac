/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The math library, as far as it makes sense for integers; part of onelua.c. Random
 * numbers come from the kernel's generator, so there is nothing to seed.
 */
static int math_abs(lua_State *L)
{
	lua_Integer n = luaL_checkinteger(L, 1);

	lua_pushinteger(L, n < 0 ? (lua_Integer)(0u - (lua_Unsigned)n) : n);
	return 1;
}

/* Truncates as C does, where '%' rounds down. */
static int math_fmod(lua_State *L)
{
	lua_Integer m = luaL_checkinteger(L, 1);
	lua_Integer n = luaL_checkinteger(L, 2);

	luaL_argcheck(L, n != 0, 2, "zero");
	lua_pushinteger(L, n == -1 ? 0 : m % n); /* the minimum by -1 traps */
	return 1;
}

static int math_max(lua_State *L)
{
	lua_Integer best = luaL_checkinteger(L, 1);
	int i, n = lua_gettop(L);

	for (i = 2; i <= n; i++) {
		lua_Integer k = luaL_checkinteger(L, i);

		best = k > best ? k : best;
	}
	lua_pushinteger(L, best);
	return 1;
}

static int math_min(lua_State *L)
{
	lua_Integer best = luaL_checkinteger(L, 1);
	int i, n = lua_gettop(L);

	for (i = 2; i <= n; i++) {
		lua_Integer k = luaL_checkinteger(L, i);

		best = k < best ? k : best;
	}
	lua_pushinteger(L, best);
	return 1;
}

/* random(), random(0): any integer; random(m): in [1, m]; random(m, n): in [m, n] */
static int math_random(lua_State *L)
{
	lua_Integer low = 1, up;
	lua_Unsigned range, limit, r;

	lunatik_charge(L, 8);
	switch (lua_gettop(L)) {
	case 0:
		up = 0;
		break;
	case 1:
		up = luaL_checkinteger(L, 1);
		break;
	case 2:
		low = luaL_checkinteger(L, 1);
		up = luaL_checkinteger(L, 2);
		break;
	default:
		return luaL_error(L, "wrong number of arguments");
	}
	if (up == 0 && lua_gettop(L) < 2) {
		lua_pushinteger(L, (lua_Integer)lunatik_random64());
		return 1;
	}
	luaL_argcheck(L, low <= up, lua_gettop(L), "interval is empty");
	range = (lua_Unsigned)up - (lua_Unsigned)low;
	/* The smallest 2^n - 1 not below the range: each try succeeds with 1/2 at least. */
	for (limit = range; limit & (limit + 1); limit |= limit >> 1)
		;
	do {
		lunatik_charge(L, 1);
		r = lunatik_random64() & limit;
	} while (r > range);
	lua_pushinteger(L, (lua_Integer)((lua_Unsigned)low + r));
	return 1;
}

/* As in Lua: numbers and strings that hold one; anything else gives fail. */
static int math_tointeger(lua_State *L)
{
	lua_Integer n;
	int ok;

	luaL_checkany(L, 1);
	n = lua_tointegerx(L, 1, &ok);
	if (ok)
		lua_pushinteger(L, n);
	else
		luaL_pushfail(L);
	return 1;
}

static int math_type(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_type(L, 1) == LUA_TNUMBER)
		lua_pushliteral(L, "integer");
	else
		luaL_pushfail(L);
	return 1;
}

static int math_ult(lua_State *L)
{
	lua_Integer a = luaL_checkinteger(L, 1);
	lua_Integer b = luaL_checkinteger(L, 2);

	lua_pushboolean(L, (lua_Unsigned)a < (lua_Unsigned)b);
	return 1;
}

static const luaL_Reg math_funcs[] = {
	{ "abs", math_abs },
	{ "fmod", math_fmod },
	{ "max", math_max },
	{ "min", math_min },
	{ "random", math_random },
	{ "tointeger", math_tointeger },
	{ "type", math_type },
	{ "ult", math_ult },
	{ NULL, NULL }
};

LUAMOD_API int luaopen_math(lua_State *L)
{
	luaL_newlib(L, math_funcs);
	lua_pushinteger(L, LUA_MAXINTEGER);
	lua_setfield(L, -2, "maxinteger");
	lua_pushinteger(L, LUA_MININTEGER);
	lua_setfield(L, -2, "mininteger");
	return 1;
}
