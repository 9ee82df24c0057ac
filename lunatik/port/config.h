/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * How Lua is configured; its luaconf.h ends by including this file.
 */
#ifndef LUNATIK_PORT_CONFIG_H
#define LUNATIK_PORT_CONFIG_H

/*
 * Integers only. A lua_Number is a lua_Integer and no value is ever tagged as a float;
 * what Lua would compute in floating point raises an error.
 */
#undef LUA_NUMBER
#undef LUAI_UACNUMBER
#undef LUA_NUMBER_FRMLEN
#undef LUA_NUMBER_FMT
#undef l_floatatt
#undef l_mathop
#undef l_floor
#undef lua_number2str
#undef lua_numbertointeger
#undef lua_getlocaledecpoint
#undef lua_strx2number
#define LUA_NUMBER LUA_INTEGER
#define LUAI_UACNUMBER LUAI_UACINT
#define LUA_NUMBER_FRMLEN LUA_INTEGER_FRMLEN
#define LUA_NUMBER_FMT LUA_INTEGER_FMT
#define l_floatatt(n) LUNATIK_NUMBER_##n
#define LUNATIK_NUMBER_MANT_DIG 63
#define l_mathop(op) (lua_Number) op
#define l_floor(n) (n)
#define lua_number2str(s, sz, n) lua_integer2str(s, sz, n)
#define lua_numbertointeger(n, p) (*(p) = (n), 1)
#define lua_getlocaledecpoint() '.'
#define lua_strx2number(s, p) (*(p) = (char *)(s), 0)
#define l_hashfloat(n) ((int)(n))

#define LUNATIK_NO_FLOAT(L, a, b, hint)                                                  \
	((void)(b), luaG_runerror(L, "no floating point" hint), (a))
#define luai_numdiv(L, a, b) LUNATIK_NO_FLOAT(L, a, b, ": use '//' to divide integers")
#define luai_numpow(L, a, b) LUNATIK_NO_FLOAT(L, a, b, ": '^' is not supported")
#define luai_numidiv(L, a, b) luaV_idiv(L, a, b)
#define luai_nummod(L, a, b, m) ((m) = luaV_mod(L, a, b))

/* A stack is traversed, copied and closed at once: its size bounds the time that takes. */
#undef LUAI_MAXSTACK
#define LUAI_MAXSTACK 12000

/* Small frames: the kernel's stack is 16 KB, and Lua calls C calls Lua. */
#undef LUAL_BUFFERSIZE
#undef LUA_IDSIZE
#define LUAL_BUFFERSIZE 128
#define LUA_IDSIZE 60
#define LUA_MAXCAPTURES 10

/* No address of the kernel reaches a script, not through a message either. */
#undef lua_pointer2str
#define lua_pointer2str(s, sz, p) l_sprintf(s, sz, "%s", (p) ? "address" : "null")

/* Lua's compare with 0, which is no pointer to sparse. */
#undef luai_likely
#undef luai_unlikely
#define luai_likely(x) __builtin_expect(!!(x), 1)
#define luai_unlikely(x) __builtin_expect(!!(x), 0)

/* Supplied by the port, port.h and env.c. */
#define luai_makeseed(L) lunatik_random32()
#define l_randomizePivot() lunatik_random32()
#define luai_jmpbuf struct lunatik_jmpbuf
#define LUAI_TRY(L, c, a)                                                                \
	if (lunatik_setjmp(&(c)->b) == 0) {                                              \
		a                                                                        \
	}
#define LUAI_THROW(L, c)                                                                 \
	do {                                                                             \
		lunatik_longjmp(&(c)->b);                                                \
		for (;;)                                                                 \
			;                                                                \
	} while (0)

/* Supplied by the embedder, port.h. */
#define lua_writestring(s, l) lunatik_write(L, s, l)
#define lua_writeline() lunatik_write(L, "\n", 1)

#endif
