/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What the packet path uses in place of the API: a call into Lua, and calls out of it,
 * that read and write values where they are.
 *
 * A handle is a light userdata that holds a number, no address.
 */
#ifndef LUNATIK_PORT_FAST_H
#define LUNATIK_PORT_FAST_H

#include <linux/err.h>
#include <linux/types.h>

#include <lua.h>

#include "lunatik/port/uninitialized.h"

/* Tags of the values that leaves and their callers know; there are others. */
enum lunatik_tag {
	LUNATIK_TAG_NIL = 0,
	LUNATIK_TAG_FALSE = 1,
	LUNATIK_TAG_TRUE = 17,
	LUNATIK_TAG_HANDLE = 2,
	LUNATIK_TAG_INTEGER = 3,
};

/* A Lua value where it lies; the layout of Lua's own TValue. */
struct lunatik_value {
	union {
		s64 integer;
		unsigned long handle;
	};
	u8 tag;
};

/**
 * typedef lunatik_leaf - a C function so small that a call would cost more than its work
 * @L: the running coroutine
 * @args: the arguments
 * @count: their number
 * @result: where the one result goes; written only on success, and until then the function
 *
 * It has no frame: it may not raise errors of its own nor call the API. Small work is covered
 * by the fuel of the instruction that calls it; it may charge for more, and end by making a
 * string.
 *
 * Return: true where it set the result; false where the C function behind it is to be
 * called in the usual way, to do the work or to raise the error. That happens, too, where
 * the result is nil and all results are wanted: the function may have more to say.
 */
typedef bool (*lunatik_leaf)(lua_State *L, const struct lunatik_value *args, int count,
			     struct lunatik_value *result);

/* A string of Lua's, as two registers have it; no bytes: it is none. */
struct lunatik_text {
	const char *bytes;
	size_t length;
};

/* lunatik_leaf_string_at - the string that a value is in a leaf; alive as long as the value is */
struct lunatik_text lunatik_leaf_string_at(const struct lunatik_value *value);

/**
 * lunatik_leaf_text - the bytes of a string in a leaf
 * @value: the value
 * @length: set to their number
 *
 * Return: the bytes, alive as long as the value is; NULL where it is no string.
 */
static inline const char *lunatik_leaf_text(const struct lunatik_value *value, size_t *length)
{
	const struct lunatik_text text = lunatik_leaf_string_at(value);

	if (text.bytes)
		*length = text.length;
	return text.bytes;
}

/**
 * lunatik_leaf_upvalue - in a leaf, an upvalue of its function
 * @result: the leaf's, not yet written
 * @n: which one, from 1 on
 */
const struct lunatik_value *lunatik_leaf_upvalue(const struct lunatik_value *result, int n);

/**
 * lunatik_leaf_field - in a leaf, what a table has for a string, or for the end of one
 * @L: the running coroutine
 * @table: the table; metatables are passed over
 * @string: the string
 * @from: offset in it where the key begins
 *
 * No string is made of the key. Hashing is not charged for.
 *
 * Return: the value, which may be nil, alive until the VM goes on; NULL where the key is a
 * long string.
 */
const struct lunatik_value *lunatik_leaf_field(lua_State *L, const struct lunatik_value *table,
					       const struct lunatik_value *string,
					       size_t from);

/* lunatik_type_name - the type of a value, in Lua's word for it */
const char *lunatik_type_name(const struct lunatik_value *value);

/**
 * lunatik_leaf_string - the last thing that a leaf does: its result is a new string
 * @L: the running coroutine
 * @result: the leaf's; it and the arguments may have moved on return
 * @bytes: what is copied
 * @length: number of bytes
 *
 * Charges for the memory, not for the copy. Raises where there is none.
 */
void lunatik_leaf_string(lua_State *L, struct lunatik_value *result, const char *bytes,
			 size_t length);

/**
 * lunatik_mark_kind - let leaves recognise userdata of a kind
 * @L: the VM
 * @index: where their metatable is, which scripts can't reach
 * @kind: any address, of static storage
 *
 * May raise a memory error.
 */
void lunatik_mark_kind(lua_State *L, int index, const void *kind);

/* lunatik_leaf_userdata - the block of a userdata of that kind, or NULL */
void *lunatik_leaf_userdata(const struct lunatik_value *value, const void *kind);

/* lunatik_userdata_at - the same for a stack index, in an ordinary C function */
void *lunatik_userdata_at(lua_State *L, int index, const void *kind);

/**
 * lunatik_call_leaf - let a leaf do the work of the C function behind it
 * @L: the running coroutine; the function's arguments, and nothing else, are on its stack
 * @leaf: the leaf
 *
 * Return: whether it did; the result is then on top of the stack. Else that is as it was.
 */
bool lunatik_call_leaf(lua_State *L, lunatik_leaf leaf);

/**
 * lunatik_pushleaf - push a C function that has a leaf
 * @L: the VM
 * @function: does the same and raises the errors
 * @leaf: the fast way
 *
 * May raise a memory error.
 */
void lunatik_pushleaf(lua_State *L, lua_CFunction function, lunatik_leaf leaf);

/* What a leaf has a second result for; see lunatik_set_leaf(). */
enum lunatik_results { LUNATIK_ONE, LUNATIK_TWO };

/**
 * lunatik_set_leaf - give a leaf to a C function with upvalues
 * @L: the VM; the function is at the top of its stack
 * @leaf: the fast way
 * @results: LUNATIK_TWO where the leaf sets a second result behind the first one, always. It
 *           has two arguments or more then, of which the first is where that result goes
 */
void lunatik_set_leaf(lua_State *L, lunatik_leaf leaf, enum lunatik_results results);

/**
 * lunatik_set_methods - let the interpreter find methods of handles at once
 * @L: the VM
 * @index: where a table of at most 128 methods by name is, which the metatable of handles
 *         holds, directly or not; their "__index" would find the same methods
 *
 * May raise a memory error.
 */
void lunatik_set_methods(lua_State *L, int index);

/**
 * lunatik_reserve_keys - let lunatik_call_handle() find the functions of small keys at once
 * @L: the VM, without a function yet
 * @count: keys 1 to @count get a place in the registry's array
 *
 * May raise a memory error.
 */
void lunatik_reserve_keys(lua_State *L, unsigned int count);

/**
 * lunatik_feed - let the collector go on, on the call's fuel, where an allocation has failed
 * @L: the VM, at the beginning of a call
 */
void lunatik_feed(lua_State *L);

/* Bytes that become a string of Lua's; others may write to them meanwhile. */
struct lunatik_bytes {
	const void *bytes;
	u32 length;
};

/**
 * lunatik_push_changing - push a string whose bytes somebody may write to meanwhile
 * @L: the VM
 * @bytes: what is copied, once
 * @length: number of bytes
 *
 * lua_pushlstring() needs bytes that stay as they are. May raise a memory error.
 */
void lunatik_push_changing(lua_State *L, const void *bytes, size_t length);

/* Results of a call: what it returns beyond is lost, what it does not is nil. */
#define LUNATIK_RESULTS 2

/**
 * lunatik_call_handle - call a function of the registry with a handle, protected
 * @L: the main thread, its stack empty, no call running
 * @key: the function's key in the registry
 * @handle: the first argument
 * @string: the second one, which is charged for; or NULL: there is none
 *
 * Return: LUNATIK_RESULTS values, alive until the VM is used again; or ERR_PTR() of a
 * status, negative: the error object is then on the stack.
 */
const struct lunatik_value *lunatik_call_handle(lua_State *L, lua_Integer key,
						unsigned long handle,
						const struct lunatik_bytes *string);

#endif
