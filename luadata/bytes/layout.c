// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * A layout is compiled to a table: a field's name leads to an integer that holds all of it
 * but the layout of a nested one, which another table has, under the same name. Layouts have
 * numbers, so that a handle can have one.
 */
#include <linux/bitfield.h>
#include <linux/bits.h>
#include <linux/string.h>

#include "luadata/bytes/bits.h"
#include "luadata/bytes/buffer.h"
#include "luadata/bytes/bytes.h"
#include "luadata/bytes/layout.h"
#include "luadata/bytes/write.h"

#define FIELD_OFFSET GENMASK_ULL(31, 0)  /* bits */
#define FIELD_WIDTH GENMASK_ULL(58, 32)  /* bits */
#define FIELD_KIND GENMASK_ULL(62, 59)

/* Where the table of a layout has that of its nested layouts' numbers. */
#define LAYOUT_NESTED 1

/* For a field that is compiled. */
#define LAYOUT_FUEL 40

/* For one that is looked up, and for other things as small. */
#define FIELD_FUEL 16

enum field_kind { FIELD_BIG, FIELD_LITTLE, FIELD_STRING, FIELD_NESTED, FIELD_KINDS };

static const char *const field_kinds[] = { "big", "little", "string", NULL };

/* Those that need whole bytes, in words. */
static const char *const field_whole[FIELD_KINDS] = {
	[FIELD_LITTLE] = "'little'",
	[FIELD_STRING] = "'string'",
	[FIELD_NESTED] = "a layout",
};

/* Their addresses are keys in the registry: of the list of tables, of a layout's metatable. */
static const char layout_tables, layout_metatable;

/* Orders the bytes of an integer: in a view, the first one is the most significant. */
static u64 field_swapped(u64 value, u32 width)
{
	return __builtin_bswap64(value) >> (64 - width);
}

static u64 field_read(lua_State *L, const struct luadata_view *view, u32 offset, u32 width)
{
	const u32 span = luadata_bits_span(offset % 8, width);
	u8 buffer[LUADATA_BITS_BYTES];
	const u8 *bytes;

	lunatik_charge(L, luadata_read_fuel(view->packet, view->offset + offset / 8, span));
	bytes = luadata_read(view->packet, view->offset + offset / 8, span, buffer);
	if (!bytes)
		luaL_error(L, "the packet can't be read at offset %d", (int)(offset / 8));
	return luadata_bits_get(bytes, offset % 8, width);
}

static void field_write(lua_State *L, const struct luadata_view *view, u32 offset, u32 width,
			u64 value)
{
	const u32 span = luadata_bits_span(offset % 8, width);
	struct luadata_change change;
	u8 *place = luadata_write_begin(L, view, offset / 8, span, &change);

	luadata_bits_set(place, offset % 8, width, value);
	luadata_write_end(view, &change);
}

/* An integer for @width bits, as a signed or an unsigned number. */
static u64 field_check_value(lua_State *L, u32 width, int arg)
{
	const lua_Integer value = luaL_checkinteger(L, arg);

	if (width < 64 && value >> width != 0 && value >> (width - 1) != -1) {
		lua_pushfstring(L, "%I does not fit into %d bits", value, (int)width);
		luaL_argerror(L, arg, lua_tostring(L, -1));
	}
	return value;
}

/* Arguments 2 and 3, an offset and a width in bits, as a field that is in bounds. */
static u32 field_check_bits(lua_State *L, const struct luadata_view *view, u32 *width)
{
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer bits = luaL_checkinteger(L, 3);

	if (bits < 1 || bits > 64)
		luaL_argerror(L, 3, "a width from 1 to 64 bits expected");
	luadata_view_check_range(L, view, offset >> 3,
				 luadata_bits_span(offset & 7, bits), 2);
	if (offset >> 32)
		luaL_argerror(L, 2, "a field begins in the first 512 MB");
	*width = bits;
	return offset;
}

/* view:bits(offset, width): the unsigned number in these bits; both arguments are bits. */
static int field_bits(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	u32 width, offset = field_check_bits(L, &view, &width);

	lunatik_charge(L, FIELD_FUEL);
	lua_pushinteger(L, field_read(L, &view, offset, width));
	return 1;
}

/* view:set_bits(offset, width, value): write a number into these bits. */
static int field_set_bits(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	u32 width, offset = field_check_bits(L, &view, &width);

	lunatik_charge(L, 16);
	field_write(L, &view, offset, width, field_check_value(L, width, 4));
	return 0;
}

static u32 *layout_at(lua_State *L, int index)
{
	bool ours;

	if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index))
		return NULL;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &layout_metatable);
	ours = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);
	return ours ? lua_touserdata(L, index) : NULL;
}

/* view:layout(layout): the same view, its fields read and written by name. */
static int field_layout(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const u32 *layout = layout_at(L, 2);

	luaL_argexpected(L, layout, 2, "layout");
	luadata_view_push(L, 1, &view, *layout);
	return 1;
}

const struct luadata_method luadata_layout_methods[LUADATA_LAYOUT_METHODS] = {
	{ "bits", field_bits, NULL },
	{ "set_bits", field_set_bits, NULL },
	{ "layout", field_layout, NULL },
};

/* The number in element @n of the table at the top, from @least to @most; @name is its field. */
static u64 layout_number(lua_State *L, const char *name, int n, lua_Integer least,
			 lua_Integer most)
{
	lua_Integer number;

	if (lua_rawgeti(L, -1, n) != LUA_TNUMBER)
		luaL_error(L, "field '%s': { offset, width [, kind] } expected", name);
	number = lua_tointeger(L, -1);
	lua_pop(L, 1);
	if (number < least || number > most)
		luaL_error(L, "field '%s': %s is %I, not from %I to %I", name,
			   n == 1 ? "offset" : "width", number, least, most);
	return number;
}

/* What the value at the top says. */
static enum field_kind layout_kind(lua_State *L, const char *name)
{
	enum field_kind kind = FIELD_BIG;
	const char *word;

	if (layout_at(L, -1))
		return FIELD_NESTED;
	if (lua_isnil(L, -1))
		return FIELD_BIG;
	word = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
	while (field_kinds[kind] && strcmp(field_kinds[kind], word))
		kind++;
	if (!field_kinds[kind])
		luaL_error(L, "field '%s': 'big', 'little', 'string' or a layout expected", name);
	return kind;
}

/* Compiles the field whose name and description are at the top into the table at @to. */
static void layout_add(lua_State *L, int to)
{
	const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
	enum field_kind kind;
	u64 offset, width;

	lunatik_charge(L, LAYOUT_FUEL);
	if (lua_type(L, -2) != LUA_TSTRING || !lua_istable(L, -1))
		luaL_error(L, "field '%s': name = { offset, width [, kind] } expected", name);
	offset = layout_number(L, name, 1, 0, U32_MAX);
	width = layout_number(L, name, 2, 1, 1 << 26);
	lua_rawgeti(L, -1, 3);
	kind = layout_kind(L, name);
	if (field_whole[kind] && (offset % 8 || width % 8))
		luaL_error(L, "field '%s': %s needs whole bytes", name, field_whole[kind]);
	if (kind < FIELD_STRING && width > 64)
		luaL_error(L, "field '%s': an integer has at most 64 bits", name);

	if (kind == FIELD_NESTED) {
		lua_rawgeti(L, to, LAYOUT_NESTED);
		lua_pushvalue(L, -4);
		lua_pushinteger(L, *layout_at(L, -3));
		lua_rawset(L, -3);
		lua_pop(L, 1);
	}
	lua_pushvalue(L, -3);
	lua_pushinteger(L, FIELD_PREP(FIELD_OFFSET, offset) | FIELD_PREP(FIELD_WIDTH, width) |
				   FIELD_PREP(FIELD_KIND, kind));
	lua_rawset(L, to);
	lua_pop(L, 1);
}

int luadata_layout_new(lua_State *L)
{
	u32 *layout;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	lunatik_charge(L, FIELD_FUEL);
	lua_newtable(L);
	lua_newtable(L);
	lua_rawseti(L, 2, LAYOUT_NESTED);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
		layout_add(L, 2);

	lua_rawgetp(L, LUA_REGISTRYINDEX, &layout_tables);
	lua_pushvalue(L, 2);
	layout = lua_newuserdatauv(L, sizeof(*layout), 0);
	*layout = lua_rawlen(L, 3) + 1;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &layout_metatable);
	lua_setmetatable(L, -2);
	lua_insert(L, 3);
	lua_rawseti(L, -2, *layout);
	lua_settop(L, 3);
	return 1;
}

void luadata_layout_open(lua_State *L)
{
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &layout_tables);
	lua_newtable(L);
	lua_pushliteral(L, "layout");
	lua_setfield(L, -2, "__metatable");
	lua_pushliteral(L, "layout");
	lua_setfield(L, -2, "__name");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &layout_metatable);
}

/*
 * Leaves the table of the view's layout and, if it has the field that argument 2 names, the
 * field, on the stack.
 */
static bool field_find(lua_State *L, const struct luadata_view *view, u64 *field)
{
	if (!view->layout || lua_type(L, 2) != LUA_TSTRING)
		return false;
	lunatik_charge(L, FIELD_FUEL);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &layout_tables);
	lua_rawgeti(L, -1, view->layout);
	lua_remove(L, -2);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, -2) != LUA_TNUMBER)
		return false;
	*field = lua_tointeger(L, -1);
	luadata_view_check_range(L, view, FIELD_GET(FIELD_OFFSET, *field) / 8,
				 luadata_bits_span(FIELD_GET(FIELD_OFFSET, *field) % 8,
						   FIELD_GET(FIELD_WIDTH, *field)), 2);
	return true;
}

static int field_unknown(lua_State *L, const struct luadata_view *view)
{
	if (!view->layout || lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "a view without a layout has no fields");
	return luaL_error(L, "the layout has no field '%s'", lua_tostring(L, 2));
}

static int field_push_string(lua_State *L, const struct luadata_view *view, u32 offset,
			     u32 length)
{
	lua_settop(L, 1);
	lua_pushinteger(L, offset);
	lua_pushinteger(L, length);
	return luadata_string(L);
}

/* The table of the layout is at -2, as field_find() leaves it. */
static int field_push_nested(lua_State *L, struct luadata_view *view, u32 offset, u32 length)
{
	u32 layout;

	lua_rawgeti(L, -2, LAYOUT_NESTED);
	lua_pushvalue(L, 2);
	lua_rawget(L, -2);
	layout = lua_tointeger(L, -1);
	view->offset += offset;
	view->length = length;
	luadata_view_push(L, 1, view, layout);
	return 1;
}

static int layout_get_field(lua_State *L, struct luadata_view *view, u64 field)
{
	const u32 offset = FIELD_GET(FIELD_OFFSET, field), width = FIELD_GET(FIELD_WIDTH, field);
	u64 value;

	switch (FIELD_GET(FIELD_KIND, field)) {
	case FIELD_STRING:
		return field_push_string(L, view, offset / 8, width / 8);
	case FIELD_NESTED:
		return field_push_nested(L, view, offset / 8, width / 8);
	}
	value = field_read(L, view, offset, width);
	if (FIELD_GET(FIELD_KIND, field) == FIELD_LITTLE)
		value = field_swapped(value, width);
	lua_pushinteger(L, value);
	return 1;
}

int luadata_layout_get(lua_State *L)
{
	struct luadata_view view = { 0 };
	u64 field;

	/* Methods can be had of a packet that is gone; calling them raises. */
	if (lua_isuserdata(L, 1) && luadata_view_at(L, 1, &view) && field_find(L, &view, &field))
		return layout_get_field(L, &view, field);
	lua_pushvalue(L, 2);
	if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL && view.layout)
		return field_unknown(L, &view);
	return 1;
}

static void field_set_string(lua_State *L, const struct luadata_view *view, u32 offset, u32 length)
{
	size_t text_length;
	const char *text = luaL_checklstring(L, 3, &text_length);
	struct luadata_change change;

	if (text_length != length)
		luaL_error(L, "field '%s' has %d bytes, not %d", lua_tostring(L, 2), (int)length,
			   (int)text_length);
	memcpy(luadata_write_begin(L, view, offset, length, &change), text, length);
	luadata_write_end(view, &change);
}

int luadata_layout_set(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	u32 offset, width;
	u64 field, value;

	if (!field_find(L, &view, &field))
		return field_unknown(L, &view);
	offset = FIELD_GET(FIELD_OFFSET, field);
	width = FIELD_GET(FIELD_WIDTH, field);
	switch (FIELD_GET(FIELD_KIND, field)) {
	case FIELD_NESTED:
		return luaL_error(L, "field '%s' is a layout: set its fields", lua_tostring(L, 2));
	case FIELD_STRING:
		field_set_string(L, &view, offset / 8, width / 8);
		return 0;
	}
	value = field_check_value(L, width, 3);
	if (FIELD_GET(FIELD_KIND, field) == FIELD_LITTLE)
		value = field_swapped(value, width);
	field_write(L, &view, offset, width, value);
	return 0;
}
