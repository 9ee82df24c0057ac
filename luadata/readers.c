// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * The readers of protocols as scripts see them. Each function takes a view and, by default
 * 0, the offset in it where the protocol's bytes begin. What it can't find is nil and a
 * reason, one word. Names are given in small letters, ready to be looked up in a table.
 */
#include <linux/kernel.h>
#include <linux/minmax.h>

#include "luadata/dns.h"
#include "luadata/http.h"
#include "luadata/readers.h"
#include "luadata/scan.h"
#include "luadata/tls.h"
#include "luadata/view.h"

/* Bytes of a request that are looked at; servers accept no longer heads. */
#define HTTP_LONGEST 8192

/* Bytes of a message that are looked at: more questions than anybody asks. */
#define DNS_LONGEST 4096

/* Protocols that are returned; enough without growing the stack. */
#define TLS_PROTOCOLS 16

/* The part of a view that begins at the offset that argument @arg gives. */
static struct luadata_view readers_view(lua_State *L, int arg)
{
	struct luadata_view view = luadata_view_check(L, 1);
	int is_integer;
	lua_Integer offset = lua_tointegerx(L, arg, &is_integer);

	if (unlikely(!is_integer))
		offset = luaL_optinteger(L, arg, 0);
	if (unlikely(!luadata_view_holds(&view, offset, 0)))
		luadata_view_check_range(L, &view, offset, 0, arg);
	view.offset += offset;
	view.length -= offset;
	return view;
}

/* Returns nil and the reason; what goes by other words has @other or @absent. */
static int readers_none(lua_State *L, enum luadata_reason reason, const char *other,
			const char *absent)
{
	const char *const words[] = {
		[LUADATA_OTHER] = other,
		[LUADATA_ABSENT] = absent,
		[LUADATA_MALFORMED] = "malformed",
		[LUADATA_SHORT] = "short",
	};

	lua_pushnil(L);
	lua_pushstring(L, words[reason]);
	return 2;
}

static struct luadata_text readers_check_text(lua_State *L, int arg)
{
	struct luadata_text text;
	size_t length;

	text.bytes = (const u8 *)luaL_checklstring(L, arg, &length);
	luaL_argcheck(L, length && length <= HTTP_LONGEST, arg, "not a name");
	text.length = length;
	return text;
}

static void readers_push(lua_State *L, const struct luadata_text *text)
{
	lua_pushlstring(L, (const char *)text->bytes, text->length);
}

/*
 * For leaves, whose one result is the value or nil: the part of a view that begins at the
 * offset that argument @at gives, if there is one, in one piece. What can't be had so is
 * left to the function behind the leaf.
 */
static bool leaf_bytes(lua_State *L, const struct lunatik_value *args, int count, int at,
		       struct luadata_text *bytes)
{
	struct luadata_view view;
	u64 offset = 0;

	if (unlikely(!count || !luadata_view_of(L, &args[0], &view)))
		return false;
	if (count > at) {
		offset = args[at].integer;
		if (unlikely(args[at].tag != LUNATIK_TAG_INTEGER || offset > view.length))
			return false;
	}
	bytes->bytes = view.packet->head + view.offset + offset;
	bytes->length = view.length - offset;
	return likely(view.offset + view.length <= view.packet->head_length);
}

/* --- tls */

/* Where bytes may have to be copied, the first ones tell how many are of use. */
static enum luadata_reason tls_open(lua_State *L, struct luadata_tls *tls)
{
	const struct luadata_view view = readers_view(L, 2);
	enum luadata_reason reason;
	u32 length, wanted = view.length;
	const u8 *bytes;

	if (unlikely(view.offset + wanted > view.packet->head_length)) {
		bytes = luadata_view_bytes(L, &view, LUADATA_TLS_HEAD, &length);
		wanted = luadata_tls_extent(bytes, length);
	}
	bytes = luadata_view_bytes(L, &view, wanted, &length);
	reason = luadata_tls_open(tls, bytes, length);
	lunatik_charge_copy(L, tls->here);
	return reason;
}

/* Where bytes are missing, their number is the third result. */
static int tls_none(lua_State *L, const struct luadata_tls *tls, enum luadata_reason reason,
		    const char *absent)
{
	const int results = readers_none(L, reason, "not-tls", absent);

	if (reason != LUADATA_SHORT)
		return results;
	lua_pushinteger(L, luadata_tls_missing(tls));
	return results + 1;
}

/* tls.name(view [, offset]): the server's name. */
static int tls_name(lua_State *L)
{
	u8 small[LUADATA_TLS_NAME];
	struct luadata_text name;
	struct luadata_tls tls;
	enum luadata_reason reason;

	reason = tls_open(L, &tls) ?: luadata_tls_name(&tls, &name);
	if (reason)
		return tls_none(L, &tls, reason, "no-name");
	luadata_copy_lower(small, name.bytes, name.length);
	lua_pushlstring(L, (const char *)small, name.length);
	return 1;
}

static bool leaf_name(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	u8 small[LUADATA_TLS_NAME];
	struct luadata_text bytes, name;
	struct luadata_tls tls;
	enum luadata_reason reason;

	if (unlikely(!leaf_bytes(L, args, count, 1, &bytes)))
		return false;
	reason = luadata_tls_open(&tls, bytes.bytes, bytes.length);
	lunatik_charge(L, LUADATA_LEAF_FUEL);
	lunatik_charge_copy(L, tls.here);
	if (reason || luadata_tls_name(&tls, &name)) {
		result->tag = LUNATIK_TAG_NIL;
		return true;
	}
	luadata_copy_lower(small, name.bytes, name.length);
	lunatik_leaf_string(L, result, (const char *)small, name.length);
	return true;
}

/* tls.hello(view [, offset]): true for a ClientHello that is here as a whole. */
static int tls_hello(lua_State *L)
{
	struct luadata_tls tls;
	enum luadata_reason reason;

	reason = tls_open(L, &tls) ?: luadata_tls_whole(&tls);
	if (reason)
		return tls_none(L, &tls, reason, NULL);
	lua_pushboolean(L, true);
	return 1;
}

/* tls.alpn(view [, offset]): the protocols that the client speaks, as they stand. */
static int tls_alpn(lua_State *L)
{
	struct luadata_text list, protocol;
	struct luadata_tls tls;
	enum luadata_reason reason;
	int count = 0;

	reason = tls_open(L, &tls) ?: luadata_tls_alpn(&tls, &list);
	if (reason)
		return tls_none(L, &tls, reason, "absent");
	luaL_checkstack(L, TLS_PROTOCOLS + 2, NULL);
	while (count < TLS_PROTOCOLS) {
		reason = luadata_tls_protocol(&list, &protocol);
		if (reason == LUADATA_MALFORMED)
			return tls_none(L, &tls, reason, NULL);
		if (reason)
			break;
		readers_push(L, &protocol);
		count++;
	}
	return count;
}

/* tls.version(view [, offset]): the highest version that the client speaks, as 0x304. */
static int tls_version(lua_State *L)
{
	struct luadata_tls tls;
	enum luadata_reason reason;
	u16 version;

	reason = tls_open(L, &tls) ?: luadata_tls_version(&tls, &version);
	if (reason)
		return tls_none(L, &tls, reason, NULL);
	lua_pushinteger(L, version);
	return 1;
}

/* tls.ech(view [, offset]): whether the hello hides another one with the true name. */
static int tls_ech(lua_State *L)
{
	struct luadata_tls tls;
	enum luadata_reason reason;

	reason = tls_open(L, &tls) ?: luadata_tls_ech(&tls);
	if (reason && reason != LUADATA_ABSENT)
		return tls_none(L, &tls, reason, NULL);
	lua_pushboolean(L, !reason);
	return 1;
}

static const struct luadata_method tls_functions[] = {
	{ "name", tls_name, leaf_name },
	{ "hello", tls_hello, NULL },
	{ "alpn", tls_alpn, NULL },
	{ "version", tls_version, NULL },
	{ "ech", tls_ech, NULL },
};

int luadata_open_tls(lua_State *L)
{
	lua_createtable(L, 0, ARRAY_SIZE(tls_functions));
	luadata_set_methods(L, tls_functions, ARRAY_SIZE(tls_functions));
	return 1;
}

/* --- http */

/* The offset is argument @arg. Reading draws on the call's fuel as it goes on. */
static enum luadata_reason http_open(lua_State *L, int arg, struct luadata_http *http)
{
	const struct luadata_view view = readers_view(L, arg);
	const u8 *bytes;
	u32 length;

	bytes = luadata_view_bytes(L, &view, HTTP_LONGEST, &length);
	return luadata_http_open(http, bytes, length, &lunatik_meter(L)->fuel);
}

static int http_none(lua_State *L, enum luadata_reason reason)
{
	return readers_none(L, reason, "not-http", "absent");
}

/* A value as it stands, with a space where it was folded. */
static int http_push(lua_State *L, const struct luadata_http *http,
		     const struct luadata_text *value)
{
	luaL_Buffer buffer;
	char *room;

	lunatik_charge_copy(L, value->length);
	if (!http->folded) {
		readers_push(L, value);
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
	enum luadata_reason reason = http_open(L, 2, &http);

	lunatik_charge(L, 0);
	if (reason)
		return http_none(L, reason);
	lunatik_charge_copy(L, http.target.length);
	readers_push(L, &http.method);
	readers_push(L, &http.target);
	readers_push(L, &http.version);
	return 3;
}

/* http.header(view, name [, offset [, n]]): the n-th header of a name, from 1 on. */
static int http_header(lua_State *L)
{
	const struct luadata_text name = readers_check_text(L, 2);
	lua_Integer n = luaL_optinteger(L, 4, 1);
	struct luadata_http http;
	struct luadata_text value;
	enum luadata_reason reason;

	luaL_argcheck(L, n > 0, 4, "headers are counted from 1 on");
	reason = http_open(L, 3, &http);
	while (!reason && n--)
		reason = luadata_http_next(&http, &name, &value);
	lunatik_charge(L, 0);
	return reason ? http_none(L, reason) : http_push(L, &http, &value);
}

/* http.cookie(view, name [, offset]): the first cookie of a name. */
static int http_cookie(lua_State *L)
{
	const struct luadata_text name = readers_check_text(L, 2);
	struct luadata_http http;
	struct luadata_text value;
	enum luadata_reason reason;

	reason = http_open(L, 3, &http) ?: luadata_http_cookie(&http, &name, &value);
	lunatik_charge(L, 0);
	return reason ? http_none(L, reason) : http_push(L, &http, &value);
}

typedef enum luadata_reason (*http_finder)(struct luadata_http *http,
					   const struct luadata_text *name,
					   struct luadata_text *value);

/* (view, name [, offset]); what is folded must be put together in memory. */
static __always_inline bool leaf_http(lua_State *L, const struct lunatik_value *args, int count,
				      struct lunatik_value *result, http_finder find)
{
	struct luadata_text bytes, name, value;
	struct luadata_http http;
	enum luadata_reason reason;
	size_t length;

	if (unlikely(count < 2 || count > 3 || !leaf_bytes(L, args, count, 2, &bytes)))
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
	{ "header", http_header, leaf_header },
	{ "cookie", http_cookie, leaf_cookie },
};

int luadata_open_http(lua_State *L)
{
	lua_createtable(L, 0, ARRAY_SIZE(http_functions));
	luadata_set_methods(L, http_functions, ARRAY_SIZE(http_functions));
	return 1;
}

/* --- dns */

static const u8 *dns_bytes(lua_State *L, u32 wanted, u32 *length)
{
	const struct luadata_view view = readers_view(L, 2);
	const u8 *bytes = luadata_view_bytes(L, &view, wanted, length);

	lunatik_charge_scan(L, *length);
	return bytes;
}

static int dns_none(lua_State *L, enum luadata_reason reason)
{
	return readers_none(L, reason, "not-dns", "absent");
}

/* dns.query(view [, offset [, n]]): name, type and class of the n-th question, from 1 on. */
static int dns_query(lua_State *L)
{
	const lua_Integer n = luaL_optinteger(L, 3, 1);
	struct luadata_dns_question question;
	enum luadata_reason reason;
	luaL_Buffer buffer;
	const u8 *bytes;
	u32 length;
	char *room;

	luaL_argcheck(L, n > 0 && n <= U16_MAX, 3, "questions are counted from 1 on");
	bytes = dns_bytes(L, min_t(u32, LUADATA_DNS_EXTENT(n - 1), DNS_LONGEST), &length);
	reason = luadata_dns_question(&question, bytes, length, n - 1);
	if (reason)
		return dns_none(L, reason);
	room = luaL_buffinitsize(L, &buffer, luadata_dns_text_room(&question));
	luaL_pushresultsize(&buffer, luadata_dns_text(&question, (u8 *)room));
	lua_pushinteger(L, question.type);
	lua_pushinteger(L, question.class);
	return 3;
}

/* dns.header(view [, offset]): id, whether it is a response, opcode, rcode, questions. */
static int dns_header(lua_State *L)
{
	struct luadata_dns dns;
	enum luadata_reason reason;
	const u8 *bytes;
	u32 length;

	bytes = dns_bytes(L, LUADATA_DNS_HEADER, &length);
	reason = luadata_dns_header(&dns, bytes, length);
	if (reason)
		return dns_none(L, reason);
	lua_pushinteger(L, dns.id);
	lua_pushboolean(L, dns.response);
	lua_pushinteger(L, dns.opcode);
	lua_pushinteger(L, dns.rcode);
	lua_pushinteger(L, dns.questions);
	return 5;
}

static const luaL_Reg dns_functions[] = {
	{ "query", dns_query },
	{ "header", dns_header },
	{ NULL, NULL },
};

int luadata_open_dns(lua_State *L)
{
	luaL_newlib(L, dns_functions);
	return 1;
}
