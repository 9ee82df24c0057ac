// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The global "tls": the first message of a TLS client. */
#include <linux/kernel.h>

#include "luadata/protocol/name.h"
#include "luadata/protocol/readers.h"
#include "luadata/protocol/tls.h"

/* Bytes of a hello for a unit of fuel: most of them are skipped. */
#define TLS_BYTES_PER_FUEL 16

/* Protocols that are returned; enough without growing the stack. */
#define TLS_PROTOCOLS 16

/* Records are joined in a copy of them, of which @length bytes have been read already. */
static noinline enum luadata_reason tls_open_joined(lua_State *L,
						    const struct luadata_view *view, u32 length,
						    struct luadata_tls *tls)
{
	u8 *bytes = luadata_view_copy(L, view, view->length, &length);

	lunatik_charge_scan(L, length);
	length = luadata_tls_join(bytes, length, bytes, length);
	return length ? luadata_tls_open(tls, bytes, length) : LUADATA_OTHER;
}

/* Where bytes may have to be copied, the first ones tell how many are of use. */
static enum luadata_reason tls_open(lua_State *L, struct luadata_tls *tls)
{
	enum luadata_reason reason;
	struct luadata_view view;
	u32 wanted, length = 0;
	const u8 *bytes;

	if (!luadata_reader_view(L, 2, &view))
		return LUADATA_OTHER;
	wanted = view.length;
	if (unlikely(view.offset + wanted > view.packet->head_length)) {
		bytes = luadata_view_bytes(L, &view, LUADATA_TLS_HEAD, &length);
		if (!luadata_tls_is_cut(bytes, view.length))
			wanted = luadata_tls_extent(bytes, length);
	}
	bytes = luadata_view_more(L, &view, wanted, &length);
	reason = luadata_tls_open(tls, bytes, length);
	lunatik_charge(L, tls->here / TLS_BYTES_PER_FUEL);
	if (unlikely(reason || luadata_tls_missing(tls)) && luadata_tls_is_cut(bytes, view.length))
		return tls_open_joined(L, &view, length, tls);
	return reason;
}

/* Where bytes are missing, their number is the third result. */
static int tls_none(lua_State *L, const struct luadata_tls *tls, enum luadata_reason reason,
		    const char *absent)
{
	const int results = luadata_reader_none(L, reason, "not-tls", absent);

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
	name.bytes = small;
	name = luadata_name_host(name);
	if (!name.length)
		return tls_none(L, &tls, LUADATA_MALFORMED, NULL);
	luadata_reader_push(L, &name);
	return 1;
}

/*
 * A name with capital letters, a port or a final dot, which no client sends by itself, is
 * left to tls_name(), and so is a hello in several records.
 */
static bool leaf_name(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	struct luadata_text bytes, name;
	struct luadata_tls tls;
	enum luadata_reason reason;

	if (unlikely(!luadata_reader_bytes(L, args, count, 1, &bytes)))
		return false;
	reason = luadata_tls_open(&tls, bytes.bytes, bytes.length) ?:
		 luadata_tls_name(&tls, &name);
	lunatik_charge(L, LUADATA_LEAF_FUEL + tls.here / TLS_BYTES_PER_FUEL);
	if (unlikely(reason)) {
		if (luadata_tls_is_cut(bytes.bytes, bytes.length))
			return false;
		result->tag = LUNATIK_TAG_NIL;
		return true;
	}
	if (unlikely(!luadata_is_small(name.bytes, name.length) ||
		     luadata_name_host(name).length != name.length))
		return false;
	lunatik_leaf_string(L, result, (const char *)name.bytes, name.length);
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
		luadata_reader_push(L, &protocol);
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
