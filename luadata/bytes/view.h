/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Views, the Lua side: what a method finds behind its arguments. A view of a packet is a
 * handle and ends with the call; making one allocates nothing.
 */
#ifndef LUADATA_VIEW_H
#define LUADATA_VIEW_H

#include "lunatik/lunatik.h"
#include "luadata/bytes/read.h"
#include "luadata/luadata.h"

/* Charged by a leaf that does more than to look at a few bytes, as a call would be. */
#define LUADATA_LEAF_FUEL 8

/* Bytes of a packet: those from @offset on, @length of them, which are in bounds. */
struct luadata_view {
	struct luadata_packet *packet;
	u32 offset;
	u32 length;
	u32 layout; /* number of its layout, or 0 */
};

/* A method of views; @leaf may be NULL. */
struct luadata_method {
	const char *name;
	lua_CFunction function;
	lunatik_leaf leaf;
};

/* Whether @length bytes at @offset lie in the view; no 64-bit value wraps. */
static inline bool luadata_view_holds(const struct luadata_view *view, u64 offset, u64 length)
{
	return offset <= view->length && length <= view->length - offset;
}

/* For leaves: the view behind a value; false where there is none. */
static inline bool luadata_view_of(lua_State *L, const struct lunatik_value *value,
				   struct luadata_view *view)
{
	unsigned long number;

	view->packet = lunatik_lent(L, value, &number);
	if (unlikely(!view->packet || number >= view->packet->windows_used))
		return false;
	view->offset = view->packet->windows[number].offset;
	view->length = view->packet->windows[number].length;
	return true;
}

/* For leaves with one argument: the packet that it is, or NULL; a view of a part is none. */
static inline struct luadata_packet *luadata_packet_of(lua_State *L,
						       const struct lunatik_value *args,
						       int count)
{
	unsigned long number;
	struct luadata_packet *packet;

	if (unlikely(!count))
		return NULL;
	packet = lunatik_lent(L, &args[0], &number);
	return likely(!number) ? packet : NULL;
}

/**
 * luadata_packet_check - the packet that an argument is
 * @L: the running coroutine
 * @arg: index of the argument
 *
 * Raises where it is none, a view of a part of one, or one that is gone.
 */
struct luadata_packet *luadata_packet_check(lua_State *L, int arg);

/* The view at an index; false where there is none, or one of a packet that is gone. */
bool luadata_view_at(lua_State *L, int index, struct luadata_view *view);

/**
 * luadata_view_check - the view that an argument is
 * @L: the running coroutine
 * @arg: index of the argument
 *
 * Raises where it is none, or one of a packet that is gone.
 */
struct luadata_view luadata_view_check(lua_State *L, int arg);

/**
 * luadata_view_check_range - raise unless a range lies in a view
 * @L: the running coroutine
 * @view: the view
 * @offset: first byte
 * @length: bytes
 * @arg: the argument that is wrong
 */
void luadata_view_check_range(lua_State *L, const struct luadata_view *view,
			      lua_Integer offset, lua_Integer length, int arg);

/**
 * luadata_opt_length - the length of a range, an optional argument
 * @L: the running coroutine
 * @view: the view
 * @offset: first byte of the range, which the argument before gives
 * @arg: the argument; by default the range goes to the view's end
 *
 * Raises unless the range lies in the view.
 */
lua_Integer luadata_opt_length(lua_State *L, const struct luadata_view *view,
			       lua_Integer offset, int arg);

/**
 * luadata_view_bytes - a view's bytes in one piece, which nobody changes meanwhile
 * @L: the running coroutine
 * @view: the view
 * @wanted: how many are of use; fewer come where the view is shorter
 * @length: set to the number of bytes
 *
 * They are in the packet's head, or copied to a buffer of the VM's that the next call
 * overwrites; of a packet in pieces no more than a record of TLS. Charges for a copy. Raises
 * where the packet can't be read, or memory is short.
 */
const u8 *luadata_view_bytes(lua_State *L, const struct luadata_view *view, u32 wanted,
			     u32 *length);

/**
 * luadata_view_more - what was looked at by its first bytes, which stay as they were
 * @L: the running coroutine
 * @view: the view
 * @wanted: how many bytes are of use, those that were given included
 * @length: how many the last call gave, of the same view; set to the number of bytes
 *
 * As luadata_view_bytes(); the bytes may be elsewhere than before.
 */
const u8 *luadata_view_more(lua_State *L, const struct luadata_view *view, u32 wanted,
			    u32 *length);

/* The same, in that buffer in any case: the caller may write to it. */
u8 *luadata_view_copy(lua_State *L, const struct luadata_view *view, u32 wanted, u32 *length);

/* Bytes of the VM's buffer that are always there; the next call of the former is free to use it. */
#define LUADATA_SCRATCH 4096

u8 *luadata_view_scratch(lua_State *L);

/**
 * luadata_view_push - push another view of what an argument shows
 * @L: the running coroutine
 * @arg: index of the argument, a handle or a view of a buffer
 * @view: its part: in bounds
 * @layout: number of the new view's layout, or 0
 *
 * Raises where the call has too many views of its packet.
 */
void luadata_view_push(lua_State *L, int arg, const struct luadata_view *view, u32 layout);

/* Sets methods as fields of the table at the top of the stack. */
void luadata_set_methods(lua_State *L, const struct luadata_method *methods, size_t count);

/* Puts the buffer that luadata_view_bytes() copies to into the registry; once in a VM. */
void luadata_view_open(lua_State *L);

#endif
