/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The readers of protocols as scripts see them: the globals "tls", "http" and "dns". Each
 * function takes a view and the offset in it where the protocol's bytes begin, by default 0;
 * of a whole packet without an offset it reads the payload. What it can't find is nil and a
 * reason, one word. Names are given in small letters, ready to be looked up in a table.
 */
#ifndef LUADATA_READERS_H
#define LUADATA_READERS_H

#include "luadata/bytes/view.h"
#include "luadata/headers.h"
#include "luadata/protocol/text.h"

/* Each opens a library and leaves its table. */
int luadata_open_tls(lua_State *L);
int luadata_open_http(lua_State *L);
int luadata_open_dns(lua_State *L);

/* dns.domains(names): a set of domain names. */
int luadata_dns_domains(lua_State *L);

/**
 * luadata_reader_view - what a reader is to look at
 * @L: the running coroutine; the view is its first argument
 * @arg: the argument that is the offset
 * @view: set to the part that begins there
 *
 * Return: false for a packet that carries nothing. Raises where arguments are wrong.
 */
bool luadata_reader_view(lua_State *L, int arg, struct luadata_view *view);

/* luadata_reader_none - return nil and the reason; some go by the words @other and @absent */
int luadata_reader_none(lua_State *L, enum luadata_reason reason, const char *other,
			const char *absent);

/* luadata_reader_push - push a text as it stands */
void luadata_reader_push(lua_State *L, const struct luadata_text *text);

/**
 * luadata_reader_bytes - for leaves, whose one result is the value or nil: what to look at
 * @L: the running coroutine
 * @args: the leaf's arguments
 * @count: their number
 * @at: which of them is the offset
 * @bytes: set to what luadata_reader_view() finds, in one piece
 *
 * Return: false where it can't be had so and is left to the function behind the leaf.
 */
static __always_inline bool luadata_reader_bytes(lua_State *L, const struct lunatik_value *args,
						 int count, int at, struct luadata_text *bytes)
{
	const struct luadata_headers *headers;
	struct luadata_packet *packet;
	struct luadata_view view;
	unsigned long number;
	u64 offset;

	if (unlikely(!count))
		return false;
	packet = lunatik_lent(L, &args[0], &number);
	if (count <= at && packet && !number) {
		headers = luadata_headers(packet);
		if (unlikely(!(headers->has & LUADATA_HAS_PAYLOAD)))
			return false;
		bytes->bytes = packet->head + headers->payload;
		bytes->length = headers->payload_length;
		return likely(headers->payload + bytes->length <= packet->head_length);
	}
	if (unlikely(!luadata_view_of(L, &args[0], &view)))
		return false;
	offset = count > at ? args[at].integer : 0;
	if (unlikely((count > at && args[at].tag != LUNATIK_TAG_INTEGER) || offset > view.length))
		return false;
	bytes->bytes = view.packet->head + view.offset + offset;
	bytes->length = view.length - offset;
	return likely(view.offset + view.length <= view.packet->head_length);
}

#endif
