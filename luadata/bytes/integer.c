// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Integers of views, by width and byte order. */
#include "luadata/bytes/integer.h"

static const u8 *integer_bytes(lua_State *L, u32 width, u8 *buffer)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const u8 *bytes;

	luadata_view_check_range(L, &view, offset, width, 2);
	lunatik_charge(L, luadata_read_fuel(view.packet, view.offset + offset, width));
	bytes = luadata_read(view.packet, view.offset + offset, width, buffer);
	if (unlikely(!bytes))
		luaL_error(L, "the packet can't be read at offset %I", offset);
	return bytes;
}

/* What lies in the head, as most does; the rest is for the function behind the leaf. */
static __always_inline const u8 *leaf_bytes(lua_State *L, const struct lunatik_value *args,
					    int count, u32 width)
{
	struct luadata_view view;
	u32 at;

	if (unlikely(count != 2 || args[1].tag != LUNATIK_TAG_INTEGER ||
		     !luadata_view_of(L, &args[0], &view) ||
		     !luadata_view_holds(&view, args[1].integer, width)))
		return NULL;
	at = view.offset + args[1].integer;
	return likely(at + width <= view.packet->head_length) ? view.packet->head + at : NULL;
}

/* view:NAME(offset): the integer of that width and byte order at an offset. */
#define INTEGER(name, type, get)                                                               \
	static int integer_##name(lua_State *L)                                                \
	{                                                                                      \
		u8 buffer[sizeof(type)];                                                       \
                                                                                               \
		lua_pushinteger(L, (type)get(integer_bytes(L, sizeof(type), buffer)));         \
		return 1;                                                                      \
	}                                                                                      \
                                                                                               \
	static bool leaf_##name(lua_State *L, const struct lunatik_value *args, int count,     \
				struct lunatik_value *result)                                  \
	{                                                                                      \
		const u8 *bytes = leaf_bytes(L, args, count, sizeof(type));                    \
                                                                                               \
		if (unlikely(!bytes))                                                          \
			return false;                                                          \
		luadata_leaf_integer(result, (type)get(bytes));                                \
		return true;                                                                   \
	}

#define get_byte(bytes) (*(bytes))

INTEGER(u8, u8, get_byte)
INTEGER(i8, s8, get_byte)
INTEGER(u16be, u16, get_unaligned_be16)
INTEGER(u16le, u16, get_unaligned_le16)
INTEGER(i16be, s16, get_unaligned_be16)
INTEGER(i16le, s16, get_unaligned_le16)
INTEGER(u32be, u32, get_unaligned_be32)
INTEGER(u32le, u32, get_unaligned_le32)
INTEGER(i32be, s32, get_unaligned_be32)
INTEGER(i32le, s32, get_unaligned_le32)
INTEGER(i64be, s64, get_unaligned_be64)
INTEGER(i64le, s64, get_unaligned_le64)

#define METHOD(name)                                                                           \
	{                                                                                      \
		#name, integer_##name, leaf_##name                                             \
	}

const struct luadata_method luadata_integer_methods[LUADATA_INTEGER_METHODS] = {
	METHOD(u8),    METHOD(i8),    METHOD(u16be), METHOD(u16le), METHOD(i16be), METHOD(i16le),
	METHOD(u32be), METHOD(u32le), METHOD(i32be), METHOD(i32le), METHOD(i64be), METHOD(i64le),
};
