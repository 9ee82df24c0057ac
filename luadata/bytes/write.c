// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/errno.h>
#include <linux/string.h>

#include "luadata/bytes/write.h"

/* For a write, whose headers are walked and whose checksums follow. */
#define WRITE_FUEL 12

static void write_prepare(lua_State *L, struct luadata_packet *packet, u32 reach)
{
	int err;

	if (likely(reach <= packet->writable))
		return;
	if (!packet->ops->make_writable)
		luaL_error(L, "the packet can only be read here");
	/* At worst all of it is copied, and put together. */
	lunatik_charge_copy(L, max(reach, packet->head_length));
	err = packet->ops->make_writable(packet, reach);
	if (err == -EPERM)
		luaL_error(L, "the packet can't be written here: its first %d bytes can",
			   (int)packet->writable);
	if (err)
		luaL_error(L, "no memory to write to the packet");
}

u8 *luadata_write_begin(lua_State *L, const struct luadata_view *view, u32 offset, u32 length,
			struct luadata_change *change)
{
	struct luadata_packet *packet = view->packet;
	const u32 from = view->offset + offset;

	write_prepare(L, packet, luadata_change_reach(packet, from, from + length));
	lunatik_charge(L, WRITE_FUEL + (length >> 2));
	luadata_change_begin(packet, from, from + length, change);
	return (u8 *)packet->head + from;
}

/* Where an integer goes that argument 2 places and argument 3 gives, if it fits. */
static u8 *write_place(lua_State *L, const char *name, u32 width, lua_Integer least,
		       lua_Integer most, const struct luadata_view *view,
		       struct luadata_change *change)
{
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer value = luaL_checkinteger(L, 3);

	luadata_view_check_range(L, view, offset, width, 2);
	if (unlikely(value < least || value > most)) {
		lua_pushfstring(L, "%I is not from %I to %I, as %s is", value, least, most, name);
		luaL_argerror(L, 3, lua_tostring(L, -1));
	}
	return luadata_write_begin(L, view, offset, width, change);
}

/* view:set_NAME(offset, value): write an integer of that width and byte order. */
#define WRITE_INTEGER(name, type, put, least, most)                                            \
	static int write_##name(lua_State *L)                                                  \
	{                                                                                      \
		const struct luadata_view view = luadata_view_check(L, 1);                     \
		struct luadata_change change;                                                  \
		u8 *place = write_place(L, #name, sizeof(type), least, most, &view, &change);  \
                                                                                               \
		put((type)lua_tointeger(L, 3), place);                                         \
		luadata_write_end(&view, &change);                                             \
		return 0;                                                                      \
	}

#define put_byte(value, place) (*(place) = (value))

WRITE_INTEGER(u8, u8, put_byte, 0, U8_MAX)
WRITE_INTEGER(i8, s8, put_byte, S8_MIN, S8_MAX)
WRITE_INTEGER(u16be, u16, put_unaligned_be16, 0, U16_MAX)
WRITE_INTEGER(u16le, u16, put_unaligned_le16, 0, U16_MAX)
WRITE_INTEGER(i16be, s16, put_unaligned_be16, S16_MIN, S16_MAX)
WRITE_INTEGER(i16le, s16, put_unaligned_le16, S16_MIN, S16_MAX)
WRITE_INTEGER(u32be, u32, put_unaligned_be32, 0, U32_MAX)
WRITE_INTEGER(u32le, u32, put_unaligned_le32, 0, U32_MAX)
WRITE_INTEGER(i32be, s32, put_unaligned_be32, S32_MIN, S32_MAX)
WRITE_INTEGER(i32le, s32, put_unaligned_le32, S32_MIN, S32_MAX)
WRITE_INTEGER(i64be, s64, put_unaligned_be64, S64_MIN, S64_MAX)
WRITE_INTEGER(i64le, s64, put_unaligned_le64, S64_MIN, S64_MAX)

/* view:write(offset, text): copy a string to an offset. */
static int write_string(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	size_t length;
	const char *text = luaL_checklstring(L, 3, &length);
	struct luadata_change change;

	luadata_view_check_range(L, &view, offset, length, 3);
	memcpy(luadata_write_begin(L, &view, offset, length, &change), text, length);
	luadata_write_end(&view, &change);
	return 0;
}

/* view:fill(byte [, offset [, length]]): set every byte of a range, by default of all. */
static int write_fill(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer byte = luaL_checkinteger(L, 2);
	const lua_Integer offset = luaL_optinteger(L, 3, 0);
	const lua_Integer length = luadata_opt_length(L, &view, offset, 4);
	struct luadata_change change;

	if (byte < 0 || byte > U8_MAX)
		return luaL_argerror(L, 2, "a byte from 0 to 255 expected");
	memset(luadata_write_begin(L, &view, offset, length, &change), byte, length);
	luadata_write_end(&view, &change);
	return 0;
}

/* Bytes of a packet, of which @place may be some: then they lie in the head, as it does. */
static int write_bytes(const struct luadata_packet *packet, u32 at, u8 *place, u32 length)
{
	const u32 head = at < packet->head_length ? min(length, packet->head_length - at) : 0;

	memmove(place, packet->head + at, head);
	if (head == length)
		return 0;
	return packet->ops->copy(packet, at + head, place + head, length - head);
}

/*
 * view:copy(offset, source [, from [, length]]): copy bytes of another view, or of another
 * part of the same one; by default all from there to its end.
 */
static int write_copy(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const struct luadata_view source = luadata_view_check(L, 3);
	const lua_Integer from = luaL_optinteger(L, 4, 0);
	const lua_Integer length = luadata_opt_length(L, &source, from, 5);
	struct luadata_change change;
	u8 *place;
	int err;

	luadata_view_check_range(L, &view, offset, length, 2);
	lunatik_charge_copy(L, length);
	lunatik_charge(L, luadata_read_fuel(source.packet, source.offset + from, length));
	place = luadata_write_begin(L, &view, offset, length, &change);
	err = write_bytes(source.packet, source.offset + from, place, length);
	luadata_write_end(&view, &change);
	if (err)
		return luaL_error(L, "the packet can't be read at offset %I", from);
	return 0;
}

#define METHOD(name)                                                                           \
	{                                                                                      \
		"set_" #name, write_##name, NULL                                               \
	}

const struct luadata_method luadata_write_methods[LUADATA_WRITE_METHODS] = {
	METHOD(u8),    METHOD(i8),    METHOD(u16be), METHOD(u16le), METHOD(i16be), METHOD(i16le),
	METHOD(u32be), METHOD(u32le), METHOD(i32be), METHOD(i32le), METHOD(i64be), METHOD(i64le),
	{ "write", write_string, NULL },
	{ "fill", write_fill, NULL },
	{ "copy", write_copy, NULL },
};
