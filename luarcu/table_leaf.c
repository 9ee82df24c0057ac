// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/handle.h"
#include "luarcu/table_leaf.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* What reading and writing cost beside the instruction that calls, and a word of strings. */
#define TABLE_READ 2
#define TABLE_WRITE 6
#define TABLE_STRING_SHIFT 4

static __always_inline struct luarcu_table *leaf_table(const struct lunatik_value *args)
{
	struct luarcu_object *object = luarcu_handle_of(&args[0], &luarcu_table_kind);

	return likely(object) ? luarcu_table_in(object) : NULL;
}

/* A key that the table has room for; charged for. */
static __always_inline struct luarcu_key leaf_key(lua_State *L, const struct luarcu_table *table,
						  struct luarcu_datum datum, long fuel)
{
	lunatik_charge(L, fuel + (datum.length >> TABLE_STRING_SHIFT));
	return luarcu_key(table, datum);
}

/* What needs more than registers. */
static noinline bool get_copy(lua_State *L, struct luarcu_table *table, struct luarcu_key key,
			      struct lunatik_value *result)
{
	struct luarcu_copy copy lunatik_uninitialized;

	if (luarcu_table_get(table, key, &copy))
		luarcu_copy_result(L, &copy, result);
	else
		result->tag = LUNATIK_TAG_NIL;
	return true;
}

static __always_inline bool get(lua_State *L, struct luarcu_table *table,
				struct luarcu_datum datum, struct lunatik_value *result)
{
	const struct luarcu_key key = leaf_key(L, table, datum, TABLE_READ);
	u64 integer;
	u8 type = luarcu_table_peek(table, key, &integer);

	if (likely(type == LUARCU_INTEGER)) {
		result->integer = integer;
		result->tag = LUNATIK_TAG_INTEGER;
	} else if (type == LUARCU_NONE) {
		result->tag = LUNATIK_TAG_NIL;
	} else if (type == LUARCU_STRING) {
		return get_copy(L, table, key, result);
	} else {
		luarcu_boolean_result(result, type == LUARCU_TRUE);
	}
	return true;
}

static noinline bool get_by_other(lua_State *L, const struct lunatik_value *args,
				  struct lunatik_value *result)
{
	struct luarcu_table *table = leaf_table(args);
	const struct lunatik_text text = lunatik_leaf_string_at(&args[1]);
	struct luarcu_datum datum = { LUARCU_STRING, text.length, { .text = text.bytes } };

	if (unlikely(!table))
		return false;
	if (likely(text.bytes && text.length <= table->settings.key))
		return get(L, table, datum, result);
	datum = luarcu_datum_other(&args[1], table->settings.key);
	return datum.type != LUARCU_NONE &&
	       get_copy(L, table, leaf_key(L, table, datum, TABLE_READ), result);
}

static noinline bool get_by_integer(lua_State *L, const struct lunatik_value *args,
				    struct lunatik_value *result)
{
	struct luarcu_table *table = leaf_table(args);

	return likely(table) && get(L, table, luarcu_integer(args[1].integer), result);
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

static __always_inline bool leaf_write(lua_State *L, const struct lunatik_value *args,
				       int count, int value, struct leaf_write *write)
{
	struct luarcu_datum key;

	write->table = count < value ? NULL : leaf_table(args);
	if (unlikely(!write->table))
		return false;
	key = luarcu_datum_of(&args[1], write->table->settings.key);
	write->value = luarcu_datum_of(&args[value - 1], write->table->settings.value);
	if (unlikely(key.type == LUARCU_NONE || write->value.type == LUARCU_NONE ||
		     !luarcu_lifetime_of(args, count, value + 1, &write->lifetime)))
		return false;
	write->key = leaf_key(L, write->table, key, TABLE_WRITE);
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
	return true;
}

bool luarcu_table_leaf_compare_and_swap(lua_State *L, const struct lunatik_value *args, int count,
					struct lunatik_value *result)
{
	struct leaf_write write;
	struct luarcu_datum expected;

	if (unlikely(!leaf_write(L, args, count, 4, &write)))
		return false;
	expected = luarcu_datum_of(&args[2], write.table->settings.value);
	if (unlikely(expected.type == LUARCU_NONE))
		return false;
	leaf_answer(result, luarcu_table_swap(write.table, write.key, expected, write.value,
					      write.lifetime));
	return true;
}

static __always_inline bool add(lua_State *L, const struct lunatik_value *args, int count,
				struct luarcu_table *table, struct luarcu_datum key,
				struct lunatik_value *result)
{
	struct luarcu_sum sum;
	u64 lifetime;

	if (unlikely(count < 3 || args[2].tag != LUNATIK_TAG_INTEGER ||
		     !luarcu_lifetime_of(args, count, 4, &lifetime)))
		return false;
	sum = luarcu_table_add(table, leaf_key(L, table, key, TABLE_WRITE), args[2].integer,
			       lifetime);
	if (unlikely(sum.answer == LUARCU_UNEQUAL))
		return false;
	result->integer = sum.sum;
	result->tag = sum.answer == LUARCU_DONE ? LUNATIK_TAG_INTEGER : LUNATIK_TAG_NIL;
	return true;
}

static noinline bool add_by_other(lua_State *L, const struct lunatik_value *args, int count,
				  struct lunatik_value *result)
{
	struct luarcu_table *table = leaf_table(args);
	struct luarcu_datum key;

	if (unlikely(!table))
		return false;
	key = luarcu_datum_other(&args[1], table->settings.key);
	return key.type != LUARCU_NONE && add(L, args, count, table, key, result);
}

bool luarcu_table_leaf_add(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result)
{
	struct luarcu_table *table;

	if (unlikely(count < 2))
		return false;
	if (args[1].tag != LUNATIK_TAG_INTEGER)
		return add_by_other(L, args, count, result);
	table = leaf_table(args);
	return likely(table) &&
	       add(L, args, count, table, luarcu_integer(args[1].integer), result);
}

bool luarcu_table_leaf_delete(lua_State *L, const struct lunatik_value *args, int count,
			      struct lunatik_value *result)
{
	struct luarcu_table *table = count < 2 ? NULL : leaf_table(args);
	struct luarcu_datum key;

	if (unlikely(!table))
		return false;
	key = luarcu_datum_of(&args[1], table->settings.key);
	if (unlikely(key.type == LUARCU_NONE))
		return false;
	luarcu_boolean_result(result,
			      luarcu_table_delete(table, leaf_key(L, table, key, TABLE_WRITE)));
	return true;
}

bool luarcu_table_leaf_count(lua_State *L, const struct lunatik_value *args, int count,
			     struct lunatik_value *result)
{
	struct luarcu_object *object =
		count ? luarcu_handle_of(&args[0], &luarcu_table_kind) : NULL;

	if (unlikely(!object))
		return false;
	result->integer = luarcu_store_used(luarcu_table_in(object));
	result->tag = LUNATIK_TAG_INTEGER;
	return true;
}
