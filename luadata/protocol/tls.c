// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/compiler.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/protocol/tls.h"

#define TLS_CHANGE_CIPHER_SPEC 20
#define TLS_ALERT 21
#define TLS_HANDSHAKE 22
#define TLS_MAJOR 3
#define TLS_CLIENT_HELLO 1

#define TLS_RECORD_HEADER 5
#define TLS_RECORD_LONGEST 16384
#define TLS_RANDOM 32

enum tls_extension {
	TLS_SERVER_NAME = 0,
	TLS_ALPN = 16,
	TLS_SUPPORTED_VERSIONS = 43,
	TLS_ECH = 0xfe0d,
	TLS_NO_EXTENSION = 0x10000, /* more than a type can be */
};

#define TLS_HOST_NAME 0
#define TLS_NAME_HEADER 5 /* length of the list, kind of name, length of the name */

/* Not told apart from a ClientHello by the bytes that are here. */
static bool tls_plausible(const u8 *bytes, u32 length)
{
	return (length < 1 || bytes[0] == TLS_HANDSHAKE) &&
	       (length < 2 || bytes[1] == TLS_MAJOR) &&
	       (length < 6 || bytes[5] == TLS_CLIENT_HELLO);
}

u32 luadata_tls_extent(const u8 *bytes, u32 length)
{
	if (length < LUADATA_TLS_HEAD || !tls_plausible(bytes, length))
		return LUADATA_TLS_HEAD;
	return TLS_RECORD_HEADER +
	       min_t(u32, get_unaligned_be16(bytes + 3), TLS_RECORD_LONGEST);
}

static inline enum luadata_reason tls_need(const struct luadata_tls *tls, u32 bytes)
{
	if (likely(tls->at + bytes <= tls->here))
		return LUADATA_FOUND;
	return bytes > tls->end - tls->at ? LUADATA_MALFORMED : LUADATA_SHORT;
}

/* Moves behind something that begins with its length, which is one byte or two. */
static __always_inline enum luadata_reason tls_skip(struct luadata_tls *tls, u32 width)
{
	const u8 *at = tls->bytes + tls->at;
	enum luadata_reason reason = tls_need(tls, width);

	if (reason)
		return reason;
	width += width == 1 ? *at : get_unaligned_be16(at);
	if (width > tls->end - tls->at)
		return LUADATA_MALFORMED;
	tls->at += width;
	return LUADATA_FOUND;
}

/* Moves to the first extension; there may be none, and no length of them either. */
static enum luadata_reason tls_find_extensions(struct luadata_tls *tls)
{
	enum luadata_reason reason;
	u32 length;

	reason = tls_need(tls, sizeof(tls->legacy) + TLS_RANDOM);
	if (reason)
		return reason;
	tls->legacy = get_unaligned_be16(tls->bytes + tls->at);
	tls->at += sizeof(tls->legacy) + TLS_RANDOM;
	reason = tls_skip(tls, 1) ?: tls_skip(tls, 2) ?: tls_skip(tls, 1);
	if (reason || tls->at == tls->end)
		return reason;
	reason = tls_need(tls, 2);
	if (reason)
		return reason;
	length = get_unaligned_be16(tls->bytes + tls->at);
	tls->at += 2;
	return length == tls->end - tls->at ? LUADATA_FOUND : LUADATA_MALFORMED;
}

enum luadata_reason luadata_tls_open(struct luadata_tls *tls, const u8 *bytes, u32 length)
{
	u32 record;

	tls->bytes = bytes;
	tls->here = min_t(u32, length, LUADATA_TLS_HEAD);
	tls->end = LUADATA_TLS_HEAD;
	if (!tls_plausible(bytes, length))
		return LUADATA_OTHER;
	if (length < LUADATA_TLS_HEAD)
		return LUADATA_SHORT;

	record = get_unaligned_be16(bytes + 3);
	if (!record || record > TLS_RECORD_LONGEST)
		return LUADATA_MALFORMED;
	tls->here = min(length, TLS_RECORD_HEADER + record);
	if (tls->here < LUADATA_TLS_HEAD)
		return LUADATA_SHORT;
	tls->end = LUADATA_TLS_HEAD + (get_unaligned_be32(bytes + 5) & 0xffffff);
	tls->here = min(tls->here, tls->end);
	tls->at = LUADATA_TLS_HEAD;
	return tls_find_extensions(tls);
}

/*
 * What servers pass over in front of a hello: a change of ciphers, as comes before the hello
 * that answers a retry, and an alert; or less than one.
 */
static bool tls_is_passed_over(u8 type, u32 record)
{
	return (type == TLS_CHANGE_CIPHER_SPEC && record <= 1) ||
	       (type == TLS_ALERT && record <= 2);
}

bool luadata_tls_is_cut(const u8 *bytes, u32 length)
{
	u32 record;

	if (length <= TLS_RECORD_HEADER || bytes[1] != TLS_MAJOR)
		return false;
	record = get_unaligned_be16(bytes + 3);
	if (bytes[0] != TLS_HANDSHAKE)
		return tls_is_passed_over(bytes[0], record);
	return record < length - TLS_RECORD_HEADER &&
	       (!record || bytes[TLS_RECORD_HEADER] == TLS_CLIENT_HELLO);
}

u32 luadata_tls_join(u8 *to, u32 room, const u8 *bytes, u32 length)
{
	u32 record, part, at = 0, used = TLS_RECORD_HEADER;
	u8 header[TLS_RECORD_HEADER];
	bool found = false;

	while (length - at >= sizeof(header)) {
		memcpy(header, bytes + at, sizeof(header));
		at += sizeof(header);
		record = get_unaligned_be16(header + 3);
		if (header[1] != TLS_MAJOR || record > TLS_RECORD_LONGEST)
			break;
		part = min(record, length - at);
		if (header[0] == TLS_HANDSHAKE) {
			found = true;
			part = min(part, room - used);
			memmove(to + used, bytes + at, part);
			used += part;
		} else if (used > TLS_RECORD_HEADER || !tls_is_passed_over(header[0], record)) {
			break;
		}
		if (part < record)
			break;
		at += record;
	}
	if (!found)
		return 0;
	to[0] = TLS_HANDSHAKE;
	to[1] = TLS_MAJOR;
	to[2] = 1;
	put_unaligned_be16(used - TLS_RECORD_HEADER, to + 3);
	return used;
}

/* Only the extension's header must be here. */
static enum luadata_reason tls_find(const struct luadata_tls *tls, u32 type,
				    struct luadata_text *data)
{
	const u32 here = tls->here, end = tls->end;
	u32 header, length, at = tls->at;

	while (at != end) {
		if (unlikely(at + sizeof(header) > here))
			return at + sizeof(header) > end ? LUADATA_MALFORMED : LUADATA_SHORT;
		header = get_unaligned_be32(tls->bytes + at);
		at += sizeof(header);
		length = header & 0xffff;
		if (unlikely(length > end - at))
			return LUADATA_MALFORMED;
		if (header >> 16 == type) {
			*data = (struct luadata_text){ tls->bytes + at, length };
			return LUADATA_FOUND;
		}
		at += length;
	}
	return LUADATA_ABSENT;
}

static enum luadata_reason tls_extension(const struct luadata_tls *tls,
					 enum tls_extension type,
					 struct luadata_text *data)
{
	enum luadata_reason reason = tls_find(tls, type, data);

	if (!reason && data->bytes + data->length > tls->bytes + tls->here)
		return LUADATA_SHORT;
	return reason;
}

enum luadata_reason luadata_tls_whole(const struct luadata_tls *tls)
{
	struct luadata_text unused;
	enum luadata_reason reason = tls_find(tls, TLS_NO_EXTENSION, &unused);

	if (reason != LUADATA_ABSENT)
		return reason;
	return luadata_tls_missing(tls) ? LUADATA_SHORT : LUADATA_FOUND;
}

/* A list of names that holds exactly one, a host's: no other kind was ever defined. */
enum luadata_reason luadata_tls_name(const struct luadata_tls *tls, struct luadata_text *name)
{
	struct luadata_text data;
	enum luadata_reason reason = tls_extension(tls, TLS_SERVER_NAME, &data);

	if (reason)
		return reason;
	if (data.length <= TLS_NAME_HEADER ||
	    data.length > TLS_NAME_HEADER + LUADATA_TLS_NAME ||
	    get_unaligned_be16(data.bytes) != data.length - 2 ||
	    data.bytes[2] != TLS_HOST_NAME ||
	    get_unaligned_be16(data.bytes + 3) != data.length - TLS_NAME_HEADER)
		return LUADATA_MALFORMED;
	*name = (struct luadata_text){ data.bytes + TLS_NAME_HEADER,
				       data.length - TLS_NAME_HEADER };
	return LUADATA_FOUND;
}

enum luadata_reason luadata_tls_alpn(const struct luadata_tls *tls, struct luadata_text *list)
{
	struct luadata_text data;
	enum luadata_reason reason = tls_extension(tls, TLS_ALPN, &data);

	if (reason)
		return reason;
	if (data.length <= 2 || get_unaligned_be16(data.bytes) != data.length - 2)
		return LUADATA_MALFORMED;
	*list = (struct luadata_text){ data.bytes + 2, data.length - 2 };
	return LUADATA_FOUND;
}

enum luadata_reason luadata_tls_protocol(struct luadata_text *list,
					 struct luadata_text *protocol)
{
	u32 length;

	if (!list->length)
		return LUADATA_ABSENT;
	length = list->bytes[0];
	if (!length || length >= list->length)
		return LUADATA_MALFORMED;
	*protocol = (struct luadata_text){ list->bytes + 1, length };
	list->bytes += 1 + length;
	list->length -= 1 + length;
	return LUADATA_FOUND;
}

enum luadata_reason luadata_tls_version(const struct luadata_tls *tls, u16 *version)
{
	struct luadata_text data;
	enum luadata_reason reason = tls_extension(tls, TLS_SUPPORTED_VERSIONS, &data);
	u32 i;

	*version = reason == LUADATA_ABSENT ? tls->legacy : 0;
	if (reason)
		return reason == LUADATA_ABSENT ? LUADATA_FOUND : reason;
	if (!data.length || data.bytes[0] != data.length - 1 || data.length % 2 == 0)
		return LUADATA_MALFORMED;
	for (i = 1; i < data.length; i += 2)
		if (data.bytes[i] == TLS_MAJOR)
			*version = max(*version, get_unaligned_be16(data.bytes + i));
	return *version ? LUADATA_FOUND : LUADATA_MALFORMED;
}

enum luadata_reason luadata_tls_ech(const struct luadata_tls *tls)
{
	struct luadata_text unused;

	return tls_find(tls, TLS_ECH, &unused);
}
