/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Part of onelua.c: string.find() as a leaf, where it looks for a plain text and where it
 * was found is not asked for beyond its first byte; and string.lower() of what is not long.
 */

/* A longer pattern is for the function behind the leaf, which works in pieces. */
#define FIND_PATTERN 256

/* What lower() copies to the stack. */
#define LOWER_LONGEST 256

/* Whether a pattern is a plain text that is told from others at once. */
static bool find_is_plain(const char *pattern, size_t length)
{
	size_t i = 0;

	while (i < length && lislalnum(cast_uchar(pattern[i])))
		i++;
	return i == length;
}

static bool leaf_find(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	const char *text, *pattern, *found;
	size_t length, pattern_length;
	u64 from = 0;

	if (l_unlikely(count < 2 || count > 4))
		return false;
	text = lunatik_leaf_text(&args[0], &length);
	pattern = lunatik_leaf_text(&args[1], &pattern_length);
	if (l_unlikely(!text || !pattern || pattern_length > FIND_PATTERN))
		return false;
	if (count > 2) {
		from = args[2].integer - 1;
		if (args[2].tag != LUNATIK_TAG_INTEGER || from > length)
			return false;
	}
	lunatik_charge(L, LUNATIK_CALL + (pattern_length >> 2));
	if ((count < 4 || args[3].tag != LUNATIK_TAG_TRUE) &&
	    !find_is_plain(pattern, pattern_length))
		return false;
	found = lmemfind(L, text + from, length - from, pattern, pattern_length);
	result->tag = found ? LUNATIK_TAG_INTEGER : LUNATIK_TAG_NIL;
	if (found)
		result->integer = found - text + 1;
	return true;
}

/* Where there is nothing to change the result is the string itself. */
static bool leaf_lower(lua_State *L, const struct lunatik_value *args, int count,
		       struct lunatik_value *result)
{
	char small[LOWER_LONGEST];
	const char *text;
	size_t length;

	if (l_unlikely(count != 1))
		return false;
	text = lunatik_leaf_text(&args[0], &length);
	if (l_unlikely(!text || length > sizeof(small)))
		return false;
	lunatik_charge(L, LUNATIK_CALL + (length >> 3));
	lunatik_copy_lower((u8 *)small, (const u8 *)text, length);
	if (lunatik_same((const u8 *)text, (const u8 *)small, length))
		*result = args[0];
	else
		lunatik_leaf_string(L, result, small, length);
	return true;
}

/* Puts the leaves in their places. */
static void lunatik_openfind(lua_State *L)
{
	lua_getglobal(L, LUA_STRLIBNAME);
	lunatik_pushleaf(L, str_find, leaf_find);
	clCvalue(s2v(L->top.p - 1))->several = 1;
	lua_setfield(L, -2, "find");
	lunatik_pushleaf(L, str_lower, leaf_lower);
	lua_setfield(L, -2, "lower");
	lua_pop(L, 1);
}
