/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The port, and a walk of its heap between two steps of the collector: nothing that can be
 * reached is dead; while marking goes on, nothing black refers to anything white, except
 * where the collector will look again.
 */
#include "lunatik/port/onelua.c"

#include "verify.h"

/* The kernel's stdlib.h has none of these. */
void *realloc(void *block, size_t size);
void free(void *block);

struct walk {
	global_State *g;
	GCObject **stack;
	size_t count, size;
	const GCObject *from;
	bool look_again; /* the collector will look at 'from' again */
};

static void visit(struct walk *w, GCObject *o)
{
	lua_assert(!isdead(w->g, o));
	lua_assert(!keepinvariant(w->g) || w->look_again || !w->from || !isblack(w->from) ||
		   !iswhite(o));
	if (testbit(o->marked, TESTBIT))
		return;
	l_setbit(o->marked, TESTBIT);
	if (w->count == w->size) {
		w->size = w->size ? 2 * w->size : 1024;
		w->stack = realloc(w->stack, w->size * sizeof(*w->stack));
	}
	w->stack[w->count++] = o;
}

#define visit_object(w, o)			\
	do {					\
		if (o)				\
			visit(w, obj2gco(o));	\
	} while (0)

static void visit_value(struct walk *w, const TValue *v)
{
	if (iscollectable(v)) {
		lua_assert(righttt(v));
		visit(w, gcvalue(v));
	}
}

static void visit_table(struct walk *w, Table *h)
{
	unsigned int i;

	visit_object(w, h->metatable);
	w->look_again = w->g->sliced == obj2gco(h);
	for (i = 0; i < luaH_realasize(h); i++)
		visit_value(w, &h->array[i]);
	for (i = 0; i < (unsigned int)sizenode(h); i++) {
		Node *n = gnode(h, i);

		if (isempty(gval(n)))
			continue;
		if (keyiscollectable(n))
			visit(w, gckey(n));
		visit_value(w, gval(n));
	}
}

static void visit_proto(struct walk *w, Proto *f)
{
	int i;

	visit_object(w, f->source);
	w->look_again = w->g->sliced == obj2gco(f);
	for (i = 0; i < f->sizek; i++)
		visit_value(w, &f->k[i]);
	for (i = 0; i < f->sizeupvalues; i++)
		visit_object(w, f->upvalues[i].name);
	for (i = 0; i < f->sizep; i++)
		visit_object(w, f->p[i]);
	for (i = 0; i < f->sizelocvars; i++)
		visit_object(w, f->locvars[i].varname);
}

static void visit_thread(struct walk *w, lua_State *th)
{
	StkId o;

	w->look_again = th == w->g->gcrunner;
	for (o = th->stack.p; o && o < th->top.p; o++)
		visit_value(w, s2v(o));
}

static void visit_closure(struct walk *w, GCObject *o)
{
	int i;

	if (o->tt == LUA_VCCL) {
		for (i = 0; i < gco2ccl(o)->nupvalues; i++)
			visit_value(w, &gco2ccl(o)->upvalue[i]);
		return;
	}
	visit_object(w, gco2lcl(o)->p);
	for (i = 0; i < gco2lcl(o)->nupvalues; i++)
		visit_object(w, gco2lcl(o)->upvals[i]);
}

static void visit_children(struct walk *w, GCObject *o)
{
	int i;

	w->from = o;
	w->look_again = false;
	switch (o->tt) {
	case LUA_VTABLE:
		visit_table(w, gco2t(o));
		break;
	case LUA_VUSERDATA:
		visit_object(w, gco2u(o)->metatable);
		for (i = 0; i < gco2u(o)->nuvalue; i++)
			visit_value(w, &gco2u(o)->uv[i].uv);
		break;
	case LUA_VLCL:
	case LUA_VCCL:
		visit_closure(w, o);
		break;
	case LUA_VPROTO:
		visit_proto(w, gco2p(o));
		break;
	case LUA_VTHREAD:
		visit_thread(w, gco2th(o));
		break;
	case LUA_VUPVAL:
		/* A thread that ran writes to its stack; it is looked at again. */
		w->look_again = upisopen(gco2upv(o));
		visit_value(w, gco2upv(o)->v.p);
		break;
	}
}

/* What is gray is in a list: nothing else will turn it black. */
static void check_gray(global_State *g)
{
	GCObject *lists[] = { g->gray, g->grayagain }, *o;
	size_t i;

	for (i = 0; i < 2; i++)
		for (o = lists[i]; o; o = *getgclist(o)) {
			lua_assert(isgray(o) && !testbit(o->marked, TESTBIT));
			l_setbit(o->marked, TESTBIT);
		}
	for (o = g->allgc; o; o = o->next) {
		lua_assert(!isgray(o) || testbit(o->marked, TESTBIT));
		resetbit(o->marked, TESTBIT);
	}
}

void verify_heap(lua_State *L)
{
	global_State *g = G(L);
	struct walk w = { .g = g };
	GCObject *o;
	int i;

	if (keepinvariant(g))
		check_gray(g);
	visit_object(&w, g->mainthread);
	visit_object(&w, L);
	visit_value(&w, &g->l_registry);
	for (i = 0; i < LUA_NUMTAGS; i++)
		visit_object(&w, g->mt[i]);
	while (w.count)
		visit_children(&w, w.stack[--w.count]);
	for (o = g->allgc; o; o = o->next)
		resetbit(o->marked, TESTBIT);
	for (o = g->fixedgc; o; o = o->next)
		resetbit(o->marked, TESTBIT);
	free(w.stack);
}
