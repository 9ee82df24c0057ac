// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What a hook knows about a packet besides its bytes. Where it does not, it is nil. */
#include "luadata/bytes/integer.h"
#include "luadata/packet/link.h"
#include "luadata/packet/meta.h"

static bool meta_get(const struct luadata_packet *packet, enum luadata_meta which,
		     struct luadata_meta_value *value)
{
	return packet->ops && packet->ops->meta && packet->ops->meta(packet, which, value);
}

static bool meta_link(const struct luadata_packet *packet, struct luadata_link *link)
{
	struct luadata_meta_value value;

	return meta_get(packet, LUADATA_LINK, &value) &&
	       luadata_link_parse(value.bytes, value.length, link);
}

/* The tag next to the packet: those outside of it are what devices take off first. */
static bool meta_tag(const struct luadata_packet *packet, struct luadata_meta_value *value)
{
	struct luadata_link link;

	if (!meta_link(packet, &link) || link.vlan < 0)
		return meta_get(packet, LUADATA_VLAN, value);
	value->integer = link.vlan;
	return true;
}

static bool meta_mark_value(const struct luadata_packet *packet, struct luadata_meta_value *value)
{
	return meta_get(packet, LUADATA_MARK, value);
}

static bool meta_conntrack_value(const struct luadata_packet *packet,
				 struct luadata_meta_value *value)
{
	return meta_get(packet, LUADATA_CONNTRACK, value);
}

static bool meta_ifindex_value(const struct luadata_packet *packet,
			       struct luadata_meta_value *value)
{
	return meta_get(packet, LUADATA_IFINDEX, value);
}

static bool meta_queue_value(const struct luadata_packet *packet,
			     struct luadata_meta_value *value)
{
	return meta_get(packet, LUADATA_QUEUE, value);
}

static bool meta_datagram_value(const struct luadata_packet *packet,
				struct luadata_meta_value *value)
{
	return meta_get(packet, LUADATA_DATAGRAM, value);
}

/* A connection's id is a hash of it. */
#define META_HASH_FUEL 6

/* packet:NAME(): an integer, for which is charged besides. */
#define INTEGER(name, get, fuel)                                                               \
	static int meta_##name(lua_State *L)                                                   \
	{                                                                                      \
		struct luadata_meta_value value;                                               \
                                                                                               \
		if (fuel)                                                                      \
			lunatik_charge(L, fuel);                                               \
		if (get(luadata_packet_check(L, 1), &value))                                   \
			lua_pushinteger(L, value.integer);                                     \
		else                                                                           \
			lua_pushnil(L);                                                        \
		return 1;                                                                      \
	}                                                                                      \
                                                                                               \
	static bool leaf_##name(lua_State *L, const struct lunatik_value *args, int count,     \
				struct lunatik_value *result)                                  \
	{                                                                                      \
		const struct luadata_packet *packet = luadata_packet_of(L, args, count);       \
		struct luadata_meta_value value;                                               \
                                                                                               \
		if (unlikely(!packet))                                                         \
			return false;                                                          \
		if (fuel)                                                                      \
			lunatik_charge(L, fuel);                                               \
		if (get(packet, &value))                                                       \
			luadata_leaf_integer(result, value.integer);                           \
		else                                                                           \
			result->tag = LUNATIK_TAG_NIL;                                         \
		return true;                                                                   \
	}

INTEGER(mark, meta_mark_value, 0)
INTEGER(vlan, meta_tag, 0)
INTEGER(conntrack, meta_conntrack_value, META_HASH_FUEL)
INTEGER(ifindex, meta_ifindex_value, 0)
INTEGER(queue, meta_queue_value, 0)
INTEGER(datagram, meta_datagram_value, 0)

/* A device may be renamed, and a link layer's header written to, meanwhile. */
static int meta_bytes(lua_State *L, enum luadata_meta which)
{
	struct luadata_meta_value value;

	if (meta_get(luadata_packet_check(L, 1), which, &value))
		lunatik_push_changing(L, value.bytes, value.length);
	else
		lua_pushnil(L);
	return 1;
}

/* packet:interface(): name of the device that the packet came from. */
static int meta_interface(lua_State *L)
{
	return meta_bytes(L, LUADATA_INTERFACE);
}

/* packet:output(): name of the device that it goes to. */
static int meta_output(lua_State *L)
{
	return meta_bytes(L, LUADATA_OUTPUT);
}

/* packet:hook(): name of the hook. */
static int meta_hook(lua_State *L)
{
	return meta_bytes(L, LUADATA_HOOK);
}

/* packet:source_mac(): 6 bytes of the Ethernet header. */
static int meta_source_mac(lua_State *L)
{
	struct luadata_link link;

	if (meta_link(luadata_packet_check(L, 1), &link))
		lunatik_push_changing(L, link.source, LUADATA_MAC_LENGTH);
	else
		lua_pushnil(L);
	return 1;
}

/* packet:destination_mac(): likewise. */
static int meta_destination_mac(lua_State *L)
{
	struct luadata_link link;

	if (meta_link(luadata_packet_check(L, 1), &link))
		lunatik_push_changing(L, link.destination, LUADATA_MAC_LENGTH);
	else
		lua_pushnil(L);
	return 1;
}

const struct luadata_method luadata_meta_methods[LUADATA_META_METHODS] = {
	{ "mark", meta_mark, leaf_mark },
	{ "vlan", meta_vlan, leaf_vlan },
	{ "conntrack", meta_conntrack, leaf_conntrack },
	{ "ifindex", meta_ifindex, leaf_ifindex },
	{ "queue", meta_queue, leaf_queue },
	{ "datagram", meta_datagram, leaf_datagram },
	{ "interface", meta_interface, NULL },
	{ "output", meta_output, NULL },
	{ "hook", meta_hook, NULL },
	{ "source_mac", meta_source_mac, NULL },
	{ "destination_mac", meta_destination_mac, NULL },
};
