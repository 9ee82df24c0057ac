// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luadata/protocol/dns.h"
#include "luadata/protocol/scan.h"

#define DNS_POINTER 0xc0 /* both high bits of a length; one alone is nothing */

/* Assigned are 0 to 6, but for 3. */
#define DNS_LAST_OPCODE 6
#define DNS_NO_OPCODE 3

enum luadata_reason luadata_dns_header(struct luadata_dns *dns, const u8 *bytes, u32 length)
{
	u32 flags;

	if (length < LUADATA_DNS_HEADER)
		return LUADATA_SHORT;
	flags = get_unaligned_be16(bytes + 2);
	*dns = (struct luadata_dns){
		.id = get_unaligned_be16(bytes),
		.questions = get_unaligned_be16(bytes + 4),
		.opcode = flags >> 11 & 15,
		.rcode = flags & 15,
		.response = flags >> 15,
	};
	if (dns->opcode > DNS_LAST_OPCODE || dns->opcode == DNS_NO_OPCODE)
		return LUADATA_OTHER;
	return LUADATA_FOUND;
}

/* Moves behind a name and does not follow its pointer. */
static enum luadata_reason dns_skip_name(const u8 *bytes, u32 length, u32 *at)
{
	const u32 start = *at;
	u8 label;

	do {
		if (*at >= length)
			return LUADATA_SHORT;
		label = bytes[*at];
		if (label >= DNS_POINTER) {
			*at += 2;
			return LUADATA_FOUND;
		}
		*at += 1 + label;
		if (label & DNS_POINTER || *at - start > LUADATA_DNS_NAME)
			return LUADATA_MALFORMED;
	} while (label);
	return LUADATA_FOUND;
}

/* A letter, digit or other visible character that stands for itself in words. */
static bool dns_is_plain(u8 byte)
{
	return byte > ' ' && byte < 0x7f && byte != '.' && byte != '\\';
}

/* The length is that which was found to fit; it is not read again. */
static void dns_add_label(struct luadata_dns_question *question, const u8 *bytes, u8 length)
{
	u8 *to = question->name + question->length;
	u32 i;

	*to++ = length;
	for (i = 0; i < length; i++) {
		to[i] = luadata_lower(bytes[i]);
		question->plain &= dns_is_plain(to[i]);
	}
	question->length += 1 + length;
}

/*
 * Reads a name. Servers follow pointers that lead forward and into the header, too; more of
 * them than there are bytes are a loop.
 */
static enum luadata_reason dns_read_name(struct luadata_dns_question *question,
					 const u8 *bytes, u32 length, u32 at)
{
	u32 pointers = 0;
	u8 label;

	question->length = 0;
	question->plain = true;
	do {
		if (at >= length)
			return LUADATA_SHORT;
		label = bytes[at];
		if (label >= DNS_POINTER) {
			if (at + 2 > length)
				return LUADATA_SHORT;
			if (++pointers > length)
				return LUADATA_MALFORMED;
			at = (label & ~DNS_POINTER) << 8 | bytes[at + 1];
			continue;
		}
		if (label & DNS_POINTER || question->length + 1 + label > LUADATA_DNS_NAME)
			return LUADATA_MALFORMED;
		if (at + 1 + label > length)
			return LUADATA_SHORT;
		dns_add_label(question, bytes + at + 1, label);
		at += 1 + label;
	} while (label);
	return LUADATA_FOUND;
}

enum luadata_reason luadata_dns_question(struct luadata_dns_question *question,
					 const u8 *bytes, u32 length, u32 n)
{
	u32 name, at = LUADATA_DNS_HEADER;
	enum luadata_reason reason;
	struct luadata_dns dns;

	reason = luadata_dns_header(&dns, bytes, length);
	if (reason)
		return reason;
	if (n >= dns.questions)
		return LUADATA_ABSENT;
	for (;;) {
		name = at;
		reason = dns_skip_name(bytes, length, &at);
		if (reason)
			return reason;
		at += 4;
		if (at > length)
			return LUADATA_SHORT;
		if (!n--)
			break;
	}
	question->type = get_unaligned_be16(bytes + at - 4);
	question->class = get_unaligned_be16(bytes + at - 2);
	return dns_read_name(question, bytes, length, name);
}

static u8 *dns_put(u8 *to, u8 byte)
{
	if (dns_is_plain(byte)) {
		*to++ = byte;
		return to;
	}
	*to++ = '\\';
	if (byte == '\\') {
		*to++ = byte;
		return to;
	}
	*to++ = '0' + byte / 100;
	*to++ = '0' + byte / 10 % 10;
	*to++ = '0' + byte % 10;
	return to;
}

u32 luadata_dns_text(const struct luadata_dns_question *question, u8 *to)
{
	const u8 *label = question->name, *const start = to;
	u32 i;

	for (; *label; label += 1 + *label) {
		if (to > start)
			*to++ = '.';
		for (i = 1; i <= *label; i++)
			to = dns_put(to, label[i]);
	}
	if (to == start)
		*to++ = '.';
	return to - start;
}
