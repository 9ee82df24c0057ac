// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/handle.h"
#include "luarcu/table_leaf.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* What reading and writing cost beside the instruction that calls, and a word of strings. */
#define TABLE_READ 2
#define TABLE_WRITE 7
#define TABLE_STRING_SHIFT 4

static __always_inline struct luarcu_object *leaf_object(const struct lunatik_value *args)
{
	return luarcu_handle_of(&args[0], &luarcu_table_kind);
}

/* The content, when the key has been charged for. */
static __always_inline struct luarcu_table *leaf_begin(lua_State *L,
						       const struct luarcu_object *object,
						       struct luarcu_datum key, long fuel)
{
	lunatik_charge(L, fuel + (key.length >> TABLE_STRING_SHIFT));
	return luarcu_table_begin(L, object);
}

/* What needs more than registers. Ends what was begun. */
static noinline bool get_copy(lua_State *L, struct luarcu_table *table, struct luarcu_key key,
			      struct lunatik_value *result)
	__releases(RCU)
{
	struct luarcu_copy copy lunatik_uninitialized;
	const bool found = luarcu_table_get(table, key, &copy);

	luarcu_table_end(L);
	if (found)
		luarcu_copy_result(L, &copy, result);
	else
		result->tag = LUNATIK_TAG_NIL;
	return true;
}

static __always_inline bool get(lua_State *L, const struct luarcu_object *object,
				struct luarcu_datum datum, struct lunatik_value *result)
{
	struct luarcu_table *table = leaf_begin(L, object, datum, TABLE_READ);
	const struct luarcu_key key = luarcu_key(table, datum);
	u64 integer;
	u8 type = luarcu_table_peek(table, key, &integer);

	if (type == LUARCU_STRING)
		return get_copy(L, table, key, result);
	luarcu_table_end(L);
	if (likely(type == LUARCU_INTEGER)) {
		result->integer = integer;
		result->tag = LUNATIK_TAG_INTEGER;
	} else if (type == LUARCU_NONE) {
		result->tag = LUNATIK_TAG_NIL;
	} else {
		luarcu_boolean_result(result, type == LUARCU_TRUE);
	}
	return true;
}

static noinline bool get_by_other(lua_State *L, const struct lunatik_value *args,
				  struct lunatik_value *result)
{
	const struct luarcu_object *object = leaf_object(args);
	const struct lunatik_text text = lunatik_leaf_string_at(&args[1]);
	struct luarcu_datum datum = { LUARCU_STRING, text.length, { .text = text.bytes } };

	if (unlikely(!object))
		return false;
	if (unlikely(!text.bytes || text.length > luarcu_table_settings(object)->key))
		datum = luarcu_datum_other(&args[1], luarcu_table_settings(object)->key);
	return datum.type != LUARCU_NONE && get(L, object, datum, result);
}

static noinline bool get_by_integer(lua_State *L, const struct lunatik_value *args,
				    struct lunatik_value *result)
{
	const struct luarcu_object *object = leaf_object(args);

	return likely(object) && get(L, object, luarcu_integer(args[1].integer), result);
}

/* Each kind of keys has code of its own, and a frame that fits it. */
bool luarcu_table_leaf_get(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result)
{
	if (unlikely(count < 2))
		return false;
	if (likely(args[1].tag == LUNATIK_TAG_INTEGER))
		return get_by_integer(L, args, result);
	return get_by_other(L, args, result);
}

/* True where it was written, false where what is there is in the way, nil where it is full. */
static void leaf_answer(struct lunatik_value *result, enum luarcu_answer answer)
{
	if (unlikely(answer == LUARCU_FULL))
		result->tag = LUNATIK_TAG_NIL;
	else
		luarcu_boolean_result(result, answer == LUARCU_DONE);
}

/* What writes take: (table, key, value [, seconds]). */
struct leaf_write {
	struct luarcu_table *table;
	struct luarcu_key key;
	struct luarcu_datum value;
	u64 lifetime;
};

/* Begins, if it returns true. */
static __always_inline bool leaf_write(lua_State *L, const struct lunatik_value *args,
				       int count, int value, struct leaf_write *write)
{
	const struct luarcu_object *object = count < value ? NULL : leaf_object(args);
	const struct luarcu_settings *settings;
	struct luarcu_datum key;

	if (unlikely(!object))
		return false;
	settings = luarcu_table_settings(object);
	key = luarcu_datum_of(&args[1], settings->key);
	write->value = luarcu_datum_of(&args[value - 1], settings->value);
	if (unlikely(key.type == LUARCU_NONE || write->value.type == LUARCU_NONE ||
		     !luarcu_lifetime_of(args, count, value + 1, &write->lifetime)))
		return false;
	write->table = leaf_begin(L, object, key, TABLE_WRITE);
	write->key = luarcu_key(write->table, key);
	return true;
}

bool luarcu_table_leaf_put(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result)
{
	struct leaf_write write;

	if (unlikely(!leaf_write(L, args, count, 3, &write)))
		return false;
	leaf_answer(result,
		    luarcu_table_put(write.table, write.key, write.value, write.lifetime));
	luarcu_table_end(L);
	return true;
}

bool luarcu_table_leaf_put_if_absent(lua_State *L, const struct lunatik_value *args, int count,
				     struct lunatik_value *result)
{
	struct leaf_write write;

	if (unlikely(!leaf_write(L, args, count, 3, &write)))
		return false;
	leaf_answer(result, luarcu_table_put_if_absent(write.table, write.key, write.value,
						       write.lifetime));
	luarcu_table_end(L);
	return true;
}

bool luarcu_table_leaf_compare_and_swap(lua_State *L, const struct lunatik_value *args, int count,
					struct lunatik_value *result)
{
	const struct luarcu_object *object = count < 4 ? NULL : leaf_object(args);
	struct leaf_write write;
	struct luarcu_datum expected;

	if (unlikely(!object))
		return false;
	expected = luarcu_datum_of(&args[2], luarcu_table_settings(object)->value);
	if (unlikely(expected.type == LUARCU_NONE || !leaf_write(L, args, count, 4, &write)))
		return false;
	leaf_answer(result, luarcu_table_swap(write.table, write.key, expected, write.value,
					      write.lifetime));
	luarcu_table_end(L);
	return true;
}

static __always_inline bool add(lua_State *L, const struct lunatik_value *args, int count,
				const struct luarcu_object *object, struct luarcu_datum key,
				struct lunatik_value *result)
{
	struct luarcu_table *table;
	struct luarcu_sum sum;
	u64 lifetime;

	if (unlikely(count < 3 || args[2].tag != LUNATIK_TAG_INTEGER ||
		     !luarcu_lifetime_of(args, count, 4, &lifetime)))
		return false;
	table = leaf_begin(L, object, key, TABLE_WRITE);
	sum = luarcu_table_add(table, luarcu_key(table, key), args[2].integer, lifetime);
	luarcu_table_end(L);
	if (unlikely(sum.answer == LUARCU_UNEQUAL))
		return false;
	result->integer = sum.sum;
	result->tag = sum.answer == LUARCU_DONE ? LUNATIK_TAG_INTEGER : LUNATIK_TAG_NIL;
	return true;
}

static noinline bool add_by_other(lua_State *L, const struct lunatik_value *args, int count,
				  struct lunatik_value *result)
{
	const struct luarcu_object *object = leaf_object(args);
	struct luarcu_datum key;

	if (unlikely(!object))
		return false;
	key = luarcu_datum_other(&args[1], luarcu_table_settings(object)->key);
	return key.type != LUARCU_NONE && add(L, args, count, object, key, result);
}

bool luarcu_table_leaf_add(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result)
{
	const struct luarcu_object *object;

	if (unlikely(count < 2))
		return false;
	if (args[1].tag != LUNATIK_TAG_INTEGER)
		return add_by_other(L, args, count, result);
	object = leaf_object(args);
	return likely(object) &&
	       add(L, args, count, object, luarcu_integer(args[1].integer), result);
}

bool luarcu_table_leaf_delete(lua_State *L, const struct lunatik_value *args, int count,
			      struct lunatik_value *result)
{
	const struct luarcu_object *object = count < 2 ? NULL : leaf_object(args);
	struct luarcu_table *table;
	struct luarcu_datum key;

	if (unlikely(!object))
		return false;
	key = luarcu_datum_of(&args[1], luarcu_table_settings(object)->key);
	if (unlikely(key.type == LUARCU_NONE))
		return false;
	table = leaf_begin(L, object, key, TABLE_WRITE);
	luarcu_boolean_result(result, luarcu_table_delete(table, luarcu_key(table, key)));
	luarcu_table_end(L);
	return true;
}

bool luarcu_table_leaf_count(lua_State *L, const struct lunatik_value *args, int count,
			     struct lunatik_value *result)
{
	const struct luarcu_object *object = count ? leaf_object(args) : NULL;

	if (unlikely(!object))
		return false;
	result->integer = luarcu_store_used(luarcu_table_begin(L, object));
	luarcu_table_end(L);
	result->tag = LUNATIK_TAG_INTEGER;
	return true;
}
