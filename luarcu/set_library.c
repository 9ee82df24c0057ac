// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What scripts do with sets: rcu.domains(name), rcu.prefixes(name) and their method. */
#include <linux/in6.h>
#include <linux/kernel.h>
#include <linux/rcupdate.h>

#include "luarcu/domains.h"
#include "luarcu/handle.h"
#include "luarcu/prefixes.h"
#include "luarcu/set.h"
#include "luarcu/set_library.h"

/* A search for a name: each second byte may be a label, of 60 instructions; and the rest. */
#define DOMAINS_BYTES_PER_FUEL 2
#define DOMAINS_FUEL 2

/* A search for an address, however many prefixes there are; for one of IPv6 there are two. */
#define PREFIXES_FUEL 4
#define PREFIXES_FUEL_IPV6 10

static bool set_find_domain(const struct luarcu_set *set, const char *name, size_t length)
{
	const struct luarcu_domains *domains;
	bool found;

	rcu_read_lock();
	domains = rcu_dereference(set->content);
	found = domains && luarcu_domains_find(domains, name, length);
	rcu_read_unlock();
	return found;
}

/* What is too long for a name is not looked at. */
static bool leaf_domains_find(lua_State *L, const struct lunatik_value *args, int count,
			      struct lunatik_value *result)
{
	struct luarcu_object *object;
	const char *name;
	size_t length;

	if (count < 2)
		return false;
	object = luarcu_handle_of(&args[0], &luarcu_domains_kind.kind);
	name = lunatik_leaf_text(&args[1], &length);
	if (!object || !name)
		return false;
	lunatik_charge(L, DOMAINS_FUEL +
			  min_t(size_t, length, LUARCU_DOMAIN_MAX) / DOMAINS_BYTES_PER_FUEL);
	result->tag = set_find_domain(luarcu_set_of(object), name, length) ? LUNATIK_TAG_TRUE
									   : LUNATIK_TAG_NIL;
	return true;
}

static bool set_find_address(const struct luarcu_set *set, const struct lunatik_value *address,
			     const char *ipv6, u32 *value)
{
	const struct luarcu_prefixes *prefixes;
	bool found = false;

	rcu_read_lock();
	prefixes = rcu_dereference(set->content);
	if (prefixes && ipv6)
		found = luarcu_prefixes_find_ipv6(prefixes, (const u8 *)ipv6, value);
	else if (prefixes)
		found = luarcu_prefixes_find_ipv4(prefixes, address->integer, value);
	rcu_read_unlock();
	return found;
}

static bool leaf_prefixes_find(lua_State *L, const struct lunatik_value *args, int count,
			       struct lunatik_value *result)
{
	struct luarcu_object *object;
	const char *ipv6 = NULL;
	size_t length;
	u32 value;

	if (count < 2)
		return false;
	object = luarcu_handle_of(&args[0], &luarcu_prefixes_kind.kind);
	if (!object)
		return false;
	if (args[1].tag != LUNATIK_TAG_INTEGER) {
		ipv6 = lunatik_leaf_text(&args[1], &length);
		if (!ipv6 || length != sizeof(struct in6_addr))
			return false;
	} else if (args[1].integer >> 32) {
		return false;
	}
	lunatik_charge(L, ipv6 ? PREFIXES_FUEL_IPV6 : PREFIXES_FUEL);
	result->tag = LUNATIK_TAG_NIL;
	if (set_find_address(luarcu_set_of(object), &args[1], ipv6, &value)) {
		result->integer = value;
		result->tag = LUNATIK_TAG_INTEGER;
	}
	return true;
}

/* What has no name or address is in no list: nil. */
static int set_find(lua_State *L, const struct luarcu_set_kind *kind, lunatik_leaf leaf,
		    const char *expected)
{
	if (lunatik_call_leaf(L, leaf))
		return 1;
	luarcu_handle_check(L, 1, &kind->kind);
	luaL_argcheck(L, lua_isnoneornil(L, 2), 2, expected);
	lua_pushnil(L);
	return 1;
}

/* domains:find(name): true where the set covers the name, or nil. */
static int domains_find(lua_State *L)
{
	return set_find(L, &luarcu_domains_kind, leaf_domains_find, "a name expected");
}

/* prefixes:find(address): the value of the longest prefix that has the address, or nil. */
static int prefixes_find(lua_State *L)
{
	return set_find(L, &luarcu_prefixes_kind, leaf_prefixes_find, "an address expected");
}

static const struct luarcu_method domains_methods[] = {
	{ "find", domains_find, leaf_domains_find },
};

static const struct luarcu_method prefixes_methods[] = {
	{ "find", prefixes_find, leaf_prefixes_find },
};

void luarcu_set_open(lua_State *L)
{
	luarcu_handles_add(L, &luarcu_domains_kind.kind, domains_methods,
			   ARRAY_SIZE(domains_methods));
	luarcu_handles_add(L, &luarcu_prefixes_kind.kind, prefixes_methods,
			   ARRAY_SIZE(prefixes_methods));
}

/* There is nothing to set: any address will do. */
static int set_open(lua_State *L, const struct luarcu_set_kind *kind)
{
	luarcu_handle_push(L, &kind->kind, kind);
	return 1;
}

int luarcu_domains(lua_State *L)
{
	return set_open(L, &luarcu_domains_kind);
}

int luarcu_prefixes(lua_State *L)
{
	return set_open(L, &luarcu_prefixes_kind);
}
