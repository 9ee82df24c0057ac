/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A DNS message in a datagram, without Lua: its header and its questions. */
#ifndef LUADATA_DNS_H
#define LUADATA_DNS_H

#include "luadata/protocol/text.h"

#define LUADATA_DNS_HEADER 12

/* Bytes of a name as it is sent. */
#define LUADATA_DNS_NAME 255

struct luadata_dns {
	u16 id;
	u16 questions;
	u8 opcode;
	u8 rcode;
	bool response;
};

/**
 * struct luadata_dns_question - what is asked for
 * @name: labels, each behind its length, in small letters; the last one is empty
 * @length: of the name
 * @plain: whether no byte of the name has to be escaped
 */
struct luadata_dns_question {
	u8 name[LUADATA_DNS_NAME];
	u8 length;
	bool plain;
	u16 type;
	u16 class;
};

/* What the header says. LUADATA_OTHER for an operation that nobody has defined. */
enum luadata_reason luadata_dns_header(struct luadata_dns *dns, const u8 *bytes, u32 length);

/* Question @n, from 0 on; LUADATA_ABSENT where there are fewer. */
enum luadata_reason luadata_dns_question(struct luadata_dns_question *question,
					 const u8 *bytes, u32 length, u32 n);

/* Room for the name in words. */
static inline u32 luadata_dns_text_room(const struct luadata_dns_question *question)
{
	return question->plain ? question->length : 4 * question->length;
}

/*
 * Writes the name in words: labels with dots between them, "." for the root; a backslash in a
 * label behind a backslash, a dot and what is no visible character as a backslash and three
 * digits: each dot ends a label. Returns its length.
 */
u32 luadata_dns_text(const struct luadata_dns_question *question, u8 *to);

#endif
