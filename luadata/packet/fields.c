// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Fields of a packet's headers, by name. Where a packet has no such field, it is nil. */
#include "luadata/bytes/integer.h"
#include "luadata/bytes/read.h"
#include "luadata/headers.h"
#include "luadata/packet/address.h"
#include "luadata/packet/fields.h"

#define IPV4_SOURCE 12
#define IPV4_DESTINATION 16
#define IPV6_SOURCE 8
#define IPV6_DESTINATION 24

static const struct luadata_headers *fields_check(lua_State *L)
{
	return luadata_headers(luadata_packet_check(L, 1));
}

static void fields_push(lua_State *L, bool there, u32 integer)
{
	if (there)
		lua_pushinteger(L, integer);
	else
		lua_pushnil(L);
}

/* packet:NAME(): an integer member of the headers. */
#define FIELD(name, needed, member)                                                            \
	static int fields_##name(lua_State *L)                                                 \
	{                                                                                      \
		const struct luadata_headers *headers = fields_check(L);                       \
                                                                                               \
		fields_push(L, headers->has & (needed), headers->member);                      \
		return 1;                                                                      \
	}                                                                                      \
                                                                                               \
	static bool leaf_##name(lua_State *L, const struct lunatik_value *args, int count,     \
				struct lunatik_value *result)                                  \
	{                                                                                      \
		struct luadata_packet *packet = luadata_packet_of(L, args, count);             \
		const struct luadata_headers *headers;                                         \
                                                                                               \
		if (unlikely(!packet))                                                         \
			return false;                                                          \
		headers = luadata_headers(packet);                                             \
		if (headers->has & (needed))                                                   \
			luadata_leaf_integer(result, headers->member);                         \
		else                                                                           \
			result->tag = LUNATIK_TAG_NIL;                                         \
		return true;                                                                   \
	}

FIELD(version, LUADATA_HAS_NETWORK, version)
FIELD(ttl, LUADATA_HAS_NETWORK, ttl)
FIELD(protocol, LUADATA_HAS_PROTOCOL, protocol)
FIELD(transport, LUADATA_HAS_TRANSPORT, transport)
FIELD(source_port, LUADATA_HAS_PORTS, source_port)
FIELD(destination_port, LUADATA_HAS_PORTS, destination_port)
FIELD(flags, LUADATA_HAS_FLAGS, flags)
FIELD(type, LUADATA_HAS_TYPE, type)
FIELD(code, LUADATA_HAS_TYPE, code)

/* packet:network(): where the network header begins. */
static int fields_network(lua_State *L)
{
	fields_push(L, fields_check(L)->has & LUADATA_HAS_NETWORK, 0);
	return 1;
}

static bool leaf_network(lua_State *L, const struct lunatik_value *args, int count,
			 struct lunatik_value *result)
{
	struct luadata_packet *packet = luadata_packet_of(L, args, count);

	if (unlikely(!packet))
		return false;
	if (luadata_headers(packet)->has & LUADATA_HAS_NETWORK)
		luadata_leaf_integer(result, 0);
	else
		result->tag = LUNATIK_TAG_NIL;
	return true;
}

/* packet:source(), packet:destination(): an integer for IPv4, 16 bytes for IPv6. */
static int fields_address(lua_State *L, u32 ipv4, u32 ipv6)
{
	struct luadata_packet *packet = luadata_packet_check(L, 1);
	const struct luadata_headers *headers = luadata_headers(packet);
	const u32 length = headers->version == 4 ? LUADATA_IPV4 : LUADATA_IPV6;
	const u32 offset = headers->version == 4 ? ipv4 : ipv6;
	u8 buffer[LUADATA_IPV6];
	const u8 *bytes = NULL;

	lunatik_charge(L, luadata_read_fuel(packet, offset, length));
	if (headers->has & LUADATA_HAS_NETWORK)
		bytes = luadata_read(packet, offset, length, buffer);
	if (!bytes)
		lua_pushnil(L);
	else if (length == LUADATA_IPV4)
		lua_pushinteger(L, get_unaligned_be32(bytes));
	else
		lua_pushlstring(L, (const char *)bytes, length);
	return 1;
}

static bool leaf_address(lua_State *L, const struct lunatik_value *args, int count, u32 offset,
			 struct lunatik_value *result)
{
	struct luadata_packet *packet = luadata_packet_of(L, args, count);
	const struct luadata_headers *headers;

	if (unlikely(!packet))
		return false;
	headers = luadata_headers(packet);
	if (!(headers->has & LUADATA_HAS_NETWORK) || headers->version != 4 ||
	    unlikely(offset + LUADATA_IPV4 > packet->head_length))
		return false;
	luadata_leaf_integer(result, get_unaligned_be32(packet->head + offset));
	return true;
}

static int fields_source(lua_State *L)
{
	return fields_address(L, IPV4_SOURCE, IPV6_SOURCE);
}

static bool leaf_source(lua_State *L, const struct lunatik_value *args, int count,
			struct lunatik_value *result)
{
	return leaf_address(L, args, count, IPV4_SOURCE, result);
}

static int fields_destination(lua_State *L)
{
	return fields_address(L, IPV4_DESTINATION, IPV6_DESTINATION);
}

static bool leaf_destination(lua_State *L, const struct lunatik_value *args, int count,
			     struct lunatik_value *result)
{
	return leaf_address(L, args, count, IPV4_DESTINATION, result);
}

/* packet:flag(name): whether TCP has that flag. */
static int fields_flag(lua_State *L)
{
	static const char *const names[] = {
		"fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", NULL,
	};
	const struct luadata_headers *headers = fields_check(L);
	const int bit = luaL_checkoption(L, 2, NULL, names);

	if (headers->has & LUADATA_HAS_FLAGS)
		lua_pushboolean(L, headers->flags >> bit & 1);
	else
		lua_pushnil(L);
	return 1;
}

static bool fields_is_fragment(const struct luadata_headers *headers)
{
	return headers->has & LUADATA_HAS_NETWORK &&
	       (headers->more_fragments || headers->fragment_offset);
}

/* packet:fragment(): "first", "later", or nil for a whole packet. */
static int fields_fragment(lua_State *L)
{
	const struct luadata_headers *headers = fields_check(L);

	if (!fields_is_fragment(headers))
		lua_pushnil(L);
	else
		lua_pushstring(L, headers->fragment_offset ? "later" : "first");
	return 1;
}

static bool leaf_fragment(lua_State *L, const struct lunatik_value *args, int count,
			  struct lunatik_value *result)
{
	struct luadata_packet *packet = luadata_packet_of(L, args, count);

	if (!packet || fields_is_fragment(luadata_headers(packet)))
		return false;
	result->tag = LUNATIK_TAG_NIL;
	return true;
}

static const char *fields_wrong(const struct luadata_headers *headers)
{
	switch (headers->status) {
	case LUADATA_HEADERS_OK:
		return NULL;
	case LUADATA_HEADERS_TRUNCATED:
		return "truncated";
	case LUADATA_HEADERS_MALFORMED:
		return "malformed";
	default:
		return "not-ip";
	}
}

static int fields_absent(lua_State *L, const char *reason)
{
	lua_pushnil(L);
	lua_pushstring(L, reason);
	return 2;
}

/* packet:headers(): "ok", or nil and what is wrong. */
static int fields_headers(lua_State *L)
{
	const char *wrong = fields_wrong(fields_check(L));

	if (wrong)
		return fields_absent(L, wrong);
	lua_pushliteral(L, "ok");
	return 1;
}

/* packet:payload(): a view of what TCP or UDP carries, or nil and why there is none. */
static int fields_payload(lua_State *L)
{
	struct luadata_packet *packet = luadata_packet_check(L, 1);
	const struct luadata_headers *headers = luadata_headers(packet);
	const char *wrong = fields_wrong(headers);
	struct luadata_view view;

	if (headers->has & LUADATA_HAS_PAYLOAD) {
		view = (struct luadata_view){ packet, headers->payload, headers->payload_length };
		luadata_view_push(L, 1, &view, 0);
		return 1;
	}
	if (!wrong)
		wrong = headers->fragment_offset ? "fragment" : "protocol";
	return fields_absent(L, wrong);
}

static bool leaf_payload(lua_State *L, const struct lunatik_value *args, int count,
			 struct lunatik_value *result)
{
	struct luadata_packet *packet = luadata_packet_of(L, args, count);
	const struct luadata_headers *headers = likely(packet) ? luadata_headers(packet) : NULL;
	const unsigned long whole = args[0].handle;

	if (unlikely(!headers || !(headers->has & LUADATA_HAS_PAYLOAD) ||
		     packet->windows_used == LUADATA_WINDOWS))
		return false;
	result->handle = whole + luadata_window_add(packet, headers->payload,
						    headers->payload_length, 0);
	result->tag = LUNATIK_TAG_HANDLE;
	return true;
}

#define METHOD(name)                                                                           \
	{                                                                                      \
		#name, fields_##name, leaf_##name                                              \
	}

const struct luadata_method luadata_fields_methods[LUADATA_FIELDS_METHODS] = {
	METHOD(version),
	METHOD(ttl),
	METHOD(protocol),
	METHOD(network),
	METHOD(transport),
	METHOD(source),
	METHOD(destination),
	METHOD(source_port),
	METHOD(destination_port),
	METHOD(flags),
	METHOD(type),
	METHOD(code),
	METHOD(fragment),
	{ "flag", fields_flag, NULL },
	{ "headers", fields_headers, NULL },
	{ "payload", fields_payload, leaf_payload },
};
