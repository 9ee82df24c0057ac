// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The global "dns": questions that are asked. */
#include <linux/in.h>
#include <linux/minmax.h>

#include "luadata/protocol/dns.h"
#include "luadata/protocol/readers.h"

/* Bytes of a message that are looked at: no pointer leads further, and no name is longer. */
#define DNS_LONGEST (16384 + LUADATA_DNS_NAME)

/* A question without pointers ends before. */
#define DNS_FIRST (LUADATA_DNS_HEADER + LUADATA_DNS_NAME + 4)

/* Pointers make a long name of few bytes, which is then written in words. */
#define DNS_NAME_BYTES_PER_FUEL 2
#define DNS_POINTERS_PER_FUEL 4

/* Over TCP each message follows its length. */
#define DNS_TCP_LENGTH 2

static bool dns_is_tcp(struct luadata_packet *packet)
{
	return luadata_headers(packet)->protocol == IPPROTO_TCP;
}

/* Whether the packet has datagrams of that size, of which the first would speak for all. */
static bool dns_is_several(const struct luadata_packet *packet, u32 length)
{
	struct luadata_meta_value datagram;

	return packet->ops->meta && packet->ops->meta(packet, LUADATA_DATAGRAM, &datagram) &&
	       length > datagram.integer;
}

/* Where the message begins is for the packet to say, if nobody else does. */
static enum luadata_reason dns_find(lua_State *L, struct luadata_view *view)
{
	struct luadata_packet *packet;
	unsigned long number;
	u32 skipped;

	if (!luadata_reader_view(L, 2, view))
		return LUADATA_OTHER;
	packet = lua_isnoneornil(L, 2) ? lunatik_lent_at(L, 1, &number) : NULL;
	if (!packet)
		return LUADATA_FOUND;
	if (dns_is_several(packet, view->length))
		return LUADATA_MALFORMED;
	if (!number && dns_is_tcp(packet)) {
		skipped = min_t(u32, view->length, DNS_TCP_LENGTH);
		view->offset += skipped;
		view->length -= skipped;
	}
	return LUADATA_FOUND;
}

static enum luadata_reason dns_bytes(lua_State *L, u32 wanted, struct luadata_text *text)
{
	struct luadata_view view;
	enum luadata_reason reason = dns_find(L, &view);

	if (reason)
		return reason;
	text->bytes = luadata_view_bytes(L, &view, wanted, &text->length);
	return LUADATA_FOUND;
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
	struct luadata_text text;
	luaL_Buffer buffer;
	char *room;

	luaL_argcheck(L, n > 0 && n <= U16_MAX, 3, "questions are counted from 1 on");
	question.length = question.pointers = 0;
	reason = dns_bytes(L, DNS_LONGEST, &text);
	if (!reason) {
		lunatik_charge_scan(L, n == 1 ? min_t(u32, text.length, DNS_FIRST) : text.length);
		reason = luadata_dns_question(&question, text.bytes, text.length, n - 1);
	}
	lunatik_charge(L, question.length / DNS_NAME_BYTES_PER_FUEL +
				  question.pointers / DNS_POINTERS_PER_FUEL);
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
	struct luadata_text text;

	lunatik_charge_scan(L, LUADATA_DNS_HEADER);
	reason = dns_bytes(L, LUADATA_DNS_HEADER, &text) ?:
		 luadata_dns_header(&dns, text.bytes, text.length);
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
