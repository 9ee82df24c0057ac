// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The global "dns": questions that are asked. */
#include <linux/in.h>
#include <linux/minmax.h>

#include "luadata/protocol/dns.h"
#include "luadata/protocol/readers.h"

/* Bytes of a message that are looked at; no common resolver takes longer ones. */
#define DNS_LONGEST 4096

/* Pointers make a long name of few bytes, which is then written in words. */
#define DNS_NAME_BYTES_PER_FUEL 2

/* Over TCP each message follows its length. */
#define DNS_TCP_LENGTH 2

static bool dns_is_tcp(lua_State *L)
{
	unsigned long number;
	struct luadata_packet *packet = lunatik_lent_at(L, 1, &number);

	return lua_isnoneornil(L, 2) && packet && !number &&
	       luadata_headers(packet)->protocol == IPPROTO_TCP;
}

/* NULL where the packet carries nothing. */
static const u8 *dns_bytes(lua_State *L, u32 wanted, u32 *length)
{
	struct luadata_view view;
	const u8 *bytes;
	u32 skipped;

	if (!luadata_reader_view(L, 2, &view))
		return NULL;
	if (dns_is_tcp(L)) {
		skipped = min_t(u32, view.length, DNS_TCP_LENGTH);
		view.offset += skipped;
		view.length -= skipped;
	}
	bytes = luadata_view_bytes(L, &view, wanted, length);
	lunatik_charge_scan(L, *length);
	return bytes;
}

static int dns_none(lua_State *L, enum luadata_reason reason)
{
	return luadata_reader_none(L, reason, "not-dns", "absent");
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
	bytes = dns_bytes(L, DNS_LONGEST, &length);
	question.length = 0;
	reason = bytes ? luadata_dns_question(&question, bytes, length, n - 1) : LUADATA_OTHER;
	lunatik_charge(L, question.length / DNS_NAME_BYTES_PER_FUEL);
	if (reason)
		return dns_none(L, reason);
	lunatik_charge_scan(L, question.length);
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
	reason = bytes ? luadata_dns_header(&dns, bytes, length) : LUADATA_OTHER;
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
	{ "domains", luadata_dns_domains },
	{ NULL, NULL },
};

int luadata_open_dns(lua_State *L)
{
	luaL_newlib(L, dns_functions);
	return 1;
}
