/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The meter: what a call may still spend, and how deep its C stack may go.
 *
 * Its address lies in the extra space of the main thread, which Lua copies to every
 * coroutine, so one meter covers all that a call does. The unit of fuel is about one VM
 * instruction: a call costs the length of the function, a jump back the length of the
 * loop, so that no code runs unpaid; library work costs by its size.
 *
 * When a charge finds the fuel below zero, it calls lunatik_meter_spent(), which is the
 * embedder's. That function either refills the fuel and returns, or ends the call by
 * lunatik_meter_raise(). It may sleep only if the call may; it may not touch the Lua
 * stack. The error raised has the status LUNATIK_ERRBUDGET and a fixed message, and runs
 * no message handler. Since the fuel stays below zero, whoever catches the error trips
 * at the next charge. Work that can't be interrupted (the collector, the allocator) is
 * charged late, so a call may also return normally with its fuel below zero: an embedder
 * that wants a strict limit looks at the fuel, not only at the status.
 */
#ifndef LUNATIK_PORT_METER_H
#define LUNATIK_PORT_METER_H

#include <linux/compiler.h>
#include <linux/types.h>

#include <lua.h>

/* A status, as LUA_ERRMEM is one: lua_pcall() and lua_resume() return it. */
#define LUNATIK_ERRBUDGET 7

/* What an allocator charges for a request to it, and for each 2^5 bytes of a block. */
#define LUNATIK_BLOCK 4
#define LUNATIK_BLOCK_SHIFT 5

struct lunatik_meter {
	long fuel;
	unsigned long floor; /* the C stack stays above this address; 0: no limit */
	unsigned long overflows; /* grows with errors raised at the floor */
	u64 seed; /* of hashes, set by lunatik_newstate() */
	size_t cap; /* bytes the VM may allocate; 0: unknown. The collector keeps within */
	bool bounded; /* no work takes long: the collector never completes a cycle at once */
	bool starved; /* an allocation failed that a collection might have saved */
};

void lunatik_meter_spent(lua_State *L);
/* The embedder's: lets others run, if the call may sleep. Raises nothing. */
void lunatik_meter_pause(lua_State *L);
/* Does not return. Not declared so: objtool doesn't know functions of other modules. */
void lunatik_meter_raise(lua_State *L);

/*
 * The embedder's, too: the error of memory is about to be raised, which has a fixed text as
 * that of a spent budget. It may note where; it may neither allocate nor raise.
 */
void lunatik_meter_starved(lua_State *L);

/*
 * The embedder's: with either of these errors a compilation has ended, there. Where no Lua
 * function runs this is the place to note.
 */
void lunatik_meter_uncompiled(lua_State *L, int status, const char *source, int line);

/*
 * Where the innermost Lua function of a coroutine stands: its source, into LUA_IDSIZE bytes,
 * and the line. Returns 0 where none runs. Neither allocates nor raises.
 */
int lunatik_where(lua_State *L, char *source);

static inline struct lunatik_meter *lunatik_meter(lua_State *L)
{
	return *(struct lunatik_meter **)lua_getextraspace(L);
}

/* Charges work before it is done. May raise. 'units' is not negative. */
static inline void lunatik_charge(lua_State *L, long units)
{
	if (unlikely((lunatik_meter(L)->fuel -= units) < 0))
		lunatik_meter_spent(L);
}

/* The same where an error can't be raised: the next lunatik_charge() finds out. */
static inline void lunatik_charge_later(lua_State *L, long units)
{
	lunatik_meter(L)->fuel -= units;
}

/* Between pieces of work that takes long and can't be interrupted by an error. */
static inline void lunatik_pause(lua_State *L)
{
	if (!lunatik_meter(L)->bounded)
		lunatik_meter_pause(L);
}

/* Charges for copying or comparing bytes. */
static inline void lunatik_charge_copy(lua_State *L, size_t bytes)
{
	lunatik_charge(L, bytes >> 4);
}

/* Charges for looking at each byte. */
static inline void lunatik_charge_scan(lua_State *L, size_t bytes)
{
	lunatik_charge(L, bytes >> 2);
}

/* Whether a call may not go that many bytes deeper; the caller then raises an error. */
static inline bool lunatik_stack_lacks(lua_State *L, unsigned long bytes)
{
	struct lunatik_meter *meter = lunatik_meter(L);

	if (likely((unsigned long)__builtin_frame_address(0) - bytes >= meter->floor))
		return false;
	meter->overflows++;
	return true;
}

/* Whether it may go no deeper at all. */
static inline bool lunatik_stack_low(lua_State *L)
{
	return lunatik_stack_lacks(L, 0);
}

#endif
