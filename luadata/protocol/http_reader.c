// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The global "http": requests of HTTP/1.x. */
#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/protocol/http.h"
#include "luadata/protocol/readers.h"

/* Bytes of a head that are looked at; servers accept no longer ones. */
#define HTTP_LONGEST 8192

/* Those that tell most of what is no request from one: the rest of it is not copied then. */
#define HTTP_FIRST 64

/* For three strings. */
#define HTTP_REQUEST_FUEL 8

static struct luadata_text http_check_name(lua_State *L, int arg)
{
	struct luadata_text text;
	size_t length;

	text.bytes = (const u8 *)luaL_checklstring(L, arg, &length);
	luaL_argcheck(L, length && length <= HTTP_LONGEST, arg, "not a name");
	text.length = length;
	return text;
}

/* The offset is argument @arg. Reading draws on the call's fuel as it goes on. */
static enum luadata_reason http_open(lua_State *L, int arg, struct luadata_http *http)
{
	enum luadata_reason reason;
	struct luadata_view view;
	const u8 *bytes;
	u32 length;

	if (!luadata_reader_view(L, arg, &view))
		return LUADATA_OTHER;
	bytes = luadata_view_bytes(L, &view, HTTP_FIRST, &length);
	reason = luadata_http_open(http, bytes, length, &lunatik_meter(L)->fuel);
	if (reason == LUADATA_OTHER)
		return reason;
	bytes = luadata_view_more(L, &view, HTTP_LONGEST, &length);
	return luadata_http_open(http, bytes, length, &lunatik_meter(L)->fuel);
}

/* Returns the offset in the view that is the first argument. */
static int http_push_offset(lua_State *L, const struct luadata_view *view, u32 offset)
{
	const struct luadata_view whole = luadata_view_check(L, 1);

	lua_pushinteger(L, view->offset - whole.offset + offset);
	return 1;
}

/*
 * What spent the fuel says nothing: while a script loads there may be more, and it is read
 * again.
 */
static bool http_again(lua_State *L)
{
	if (likely(lunatik_meter(L)->fuel >= 0))
		return false;
	lunatik_charge(L, 0);
	return true;
}

static int http_none(lua_State *L, struct luadata_http *http, enum luadata_reason reason)
{
	if (reason == LUADATA_ABSENT)
		do
			reason = luadata_http_judge(http);
		while (http_again(L));
	return luadata_reader_none(L, reason, "not-http", "absent");
}

/* A value as it stands, with a space where it was folded. */
static int http_push(lua_State *L, const struct luadata_http *http,
		     const struct luadata_text *value)
{
	luaL_Buffer buffer;
	char *room;

	lunatik_charge_copy(L, value->length);
	if (!http->folded) {
		luadata_reader_push(L, value);
		return 1;
	}
	room = luaL_buffinitsize(L, &buffer, value->length);
	luaL_pushresultsize(&buffer, luadata_http_unfold(value, (u8 *)room));
	return 1;
}

/* http.request(view [, offset]): method, target and version. */
static int http_request(lua_State *L)
{
	struct luadata_http http;
	enum luadata_reason reason;

	do
		reason = http_open(L, 2, &http);
	while (http_again(L));
	if (reason)
		return http_none(L, &http, reason);
	lunatik_charge(L, HTTP_REQUEST_FUEL);
	lunatik_charge_copy(L, http.method.length + http.target.length + http.version.length);
	luadata_reader_push(L, &http.method);
	luadata_reader_push(L, &http.target);
	if (http.version.length)
		luadata_reader_push(L, &http.version);
	else
		lua_pushliteral(L, "0.9");
	return 3;
}

/* What no path belongs to: "*", and the host and port that a proxy is to connect to. */
static bool http_is_pathless(const struct luadata_http *http)
{
	return (http->target.length == 1 && http->target.bytes[0] == '*') ||
	       (http->method.length == 7 && !memcmp(http->method.bytes, "CONNECT", 7));
}

/* http.path(view [, offset]): the path that servers make of the target. */
static int http_path(lua_State *L)
{
	struct luadata_http http;
	enum luadata_reason reason;
	luaL_Buffer buffer;
	char *room;
	u32 length;

	do
		reason = http_open(L, 2, &http);
	while (http_again(L));
	if (!reason && http_is_pathless(&http))
		return luadata_reader_none(L, LUADATA_ABSENT, NULL, "absent");
	if (reason)
		return http_none(L, &http, reason);
	lunatik_charge_scan(L, http.target.length);
	room = luaL_buffinitsize(L, &buffer, http.target.length + 1);
	reason = luadata_http_path(&http.target, (u8 *)room, &length);
	if (reason)
		return http_none(L, &http, reason);
	luaL_pushresultsize(&buffer, length);
	return 1;
}

/* http.next(view [, offset]): the offset behind a request, where another one begins. */
static int http_next(lua_State *L)
{
	struct luadata_http http;
	struct luadata_view view;
	enum luadata_reason reason;
	const u8 *bytes;
	u32 length;
	u64 end;

	if (!luadata_reader_view(L, 2, &view))
		return luadata_reader_none(L, LUADATA_OTHER, "not-http", NULL);
	bytes = luadata_view_bytes(L, &view, view.length, &length);
	do
		reason = luadata_http_open(&http, bytes, length, &lunatik_meter(L)->fuel) ?:
			 luadata_http_end(&http, &end);
	while (http_again(L));
	if (!reason && end == view.length)
		reason = LUADATA_ABSENT;
	else if (!reason && end > view.length)
		reason = LUADATA_SHORT;
	if (reason)
		return luadata_reader_none(L, reason, "not-http", "absent");
	return http_push_offset(L, &view, end);
}

/* http.find(view, name [, offset]): a line like a header wherever it is, and what follows. */
static int http_find(lua_State *L)
{
	const struct luadata_text name = http_check_name(L, 2);
	struct luadata_http http = {};
	struct luadata_text value;
	struct luadata_view view;
	bool found;

	if (!luadata_reader_view(L, 3, &view))
		return luadata_reader_none(L, LUADATA_OTHER, "not-http", NULL);
	http.bytes = luadata_view_bytes(L, &view, view.length, &http.length);
	http.fuel = &lunatik_meter(L)->fuel;
	do {
		http.at = 0;
		found = luadata_http_find(&http, &name, &value);
	} while (http_again(L));
	if (found)
		return http_push(L, &http, &value) + http_push_offset(L, &view, http.at);
	return luadata_reader_none(L, http.length < view.length ? LUADATA_SHORT : LUADATA_ABSENT,
				   NULL, "absent");
}

/* http.header(view, name [, offset [, n]]): the n-th header of a name, from 1 on. */
static int http_header(lua_State *L)
{
	const struct luadata_text name = http_check_name(L, 2);
	const lua_Integer n = luaL_optinteger(L, 4, 1);
	struct luadata_http http;
	struct luadata_text value;
	enum luadata_reason reason;
	lua_Integer i;

	luaL_argcheck(L, n > 0, 4, "headers are counted from 1 on");
	do {
		reason = http_open(L, 3, &http);
		for (i = 0; i < n && !reason; i++)
			reason = luadata_http_next(&http, &name, &value);
	} while (http_again(L));
	return reason ? http_none(L, &http, reason) : http_push(L, &http, &value);
}

/* http.cookie(view, name [, offset]): the first cookie of a name. */
static int http_cookie(lua_State *L)
{
	const struct luadata_text name = http_check_name(L, 2);
	struct luadata_http http;
	struct luadata_text value;
	enum luadata_reason reason;

	do
		reason = http_open(L, 3, &http) ?: luadata_http_cookie(&http, &name, &value);
	while (http_again(L));
	return reason ? http_none(L, &http, reason) : http_push(L, &http, &value);
}

typedef enum luadata_reason (*http_finder)(struct luadata_http *http,
					   const struct luadata_text *name,
					   struct luadata_text *value);

/* What is to be normalised needs memory. */
static bool leaf_path(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	struct luadata_text bytes, path;
	struct luadata_http http;

	if (unlikely(count > 2 || !luadata_reader_bytes(L, args, count, 1, &bytes)))
		return false;
	if (luadata_http_open(&http, bytes.bytes, min_t(u32, bytes.length, HTTP_LONGEST),
			      &lunatik_meter(L)->fuel)) {
		result->tag = LUNATIK_TAG_NIL;
		return true;
	}
	lunatik_charge(L, LUADATA_LEAF_FUEL + http.target.length / 8);
	path = luadata_http_plain_path(&http.target);
	if (!path.length || http_is_pathless(&http))
		return false;
	lunatik_charge_copy(L, path.length);
	lunatik_leaf_string(L, result, (const char *)path.bytes, path.length);
	return true;
}

/* (view, name [, offset]); what is folded must be put together in memory. */
static __always_inline bool leaf_http(lua_State *L, const struct lunatik_value *args, int count,
				      struct lunatik_value *result, http_finder find)
{
	struct luadata_text bytes, name, value;
	struct luadata_http http;
	enum luadata_reason reason;
	size_t length;

	if (unlikely(count < 2 || count > 3 || !luadata_reader_bytes(L, args, count, 2, &bytes)))
		return false;
	name.bytes = (const u8 *)lunatik_leaf_text(&args[1], &length);
	if (unlikely(!name.bytes || !length || length > HTTP_LONGEST))
		return false;
	name.length = length;
	reason = luadata_http_open(&http, bytes.bytes, min_t(u32, bytes.length, HTTP_LONGEST),
				   &lunatik_meter(L)->fuel) ?:
		 find(&http, &name, &value);
	lunatik_charge(L, LUADATA_LEAF_FUEL);
	if (!reason && http.folded)
		return false;
	if (reason) {
		result->tag = LUNATIK_TAG_NIL;
		return true;
	}
	lunatik_charge_copy(L, value.length);
	lunatik_leaf_string(L, result, (const char *)value.bytes, value.length);
	return true;
}

static bool leaf_header(lua_State *L, const struct lunatik_value *args, int count,
			struct lunatik_value *result)
{
	return leaf_http(L, args, count, result, luadata_http_next);
}

static bool leaf_cookie(lua_State *L, const struct lunatik_value *args, int count,
			struct lunatik_value *result)
{
	return leaf_http(L, args, count, result, luadata_http_cookie);
}

static const struct luadata_method http_functions[] = {
	{ "request", http_request, NULL },
	{ "path", http_path, leaf_path },
	{ "next", http_next, NULL },
	{ "find", http_find, NULL },
	{ "header", http_header, leaf_header },
	{ "cookie", http_cookie, leaf_cookie },
};

int luadata_open_http(lua_State *L)
{
	lua_createtable(L, 0, ARRAY_SIZE(http_functions));
	luadata_set_methods(L, http_functions, ARRAY_SIZE(http_functions));
	return 1;
}
