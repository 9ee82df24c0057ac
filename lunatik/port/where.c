/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Part of onelua.c: the places of errors that Lua itself gives none, or has no memory to.
 */
#include <stdio.h>

#include "ldebug.h"
#include "ldo.h"
#include "lgc.h"
#include "llex.h"
#include "lobject.h"
#include "lstate.h"

int lunatik_where(lua_State *L, char *source)
{
	const CallInfo *ci;
	const Proto *proto;

	/* A coroutine that is being made has no call yet. */
	for (ci = L->ci; ci && ci != &L->base_ci; ci = ci->previous) {
		if (!isLua(ci))
			continue;
		proto = ci_func(ci)->p;
		luaO_chunkid(source, getstr(proto->source), tsslen(proto->source));
		return luaG_getfuncline(proto, pcRel(ci->u.l.savedpc, proto));
	}
	return 0;
}

#define OVERFLOW_TEXT (LUA_IDSIZE + 40)
#define OVERFLOW_COST 12

static void overflow_text(lua_State *L, char *text)
{
	char source[LUA_IDSIZE];
	const int line = lunatik_where(L, source);

	lunatik_charge_later(L, OVERFLOW_COST);
	if (line)
		snprintf(text, OVERFLOW_TEXT, "%s:%d: C stack overflow", source, line);
	else
		strcpy(text, "C stack overflow");
}

static l_noret stack_overflow(lua_State *L)
{
	char text[OVERFLOW_TEXT];

	overflow_text(L, text);
	luaC_checkGC(L);
	luaO_pushfstring(L, "%s", text);
	luaG_errormsg(L);
}

static l_noret source_overflow(LexState *ls)
{
	luaG_addinfo(ls->L, "C stack overflow", ls->source, ls->linenumber);
	luaD_throw(ls->L, LUA_ERRSYNTAX);
}

/* A compilation has ended, perhaps by an error whose text is fixed. */
static void note_compilation(lua_State *L, int status, const char *name, int line)
{
	char source[LUA_IDSIZE];

	if (status != LUA_ERRMEM && status != LUNATIK_ERRBUDGET)
		return;
	luaO_chunkid(source, name, strlen(name));
	lunatik_meter_uncompiled(L, status, source, line);
}
