/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The first message of a TLS client, without Lua. Only what lies in the first record is
 * read, and it is reached by skipping lengths: no work grows with the bytes in between. A
 * hello in several records is made one of one record first.
 */
#ifndef LUADATA_TLS_H
#define LUADATA_TLS_H

#include "luadata/protocol/text.h"

/* Bytes that tell whether this is a ClientHello, and how long its record is. */
#define LUADATA_TLS_HEAD 9

/* A longer name is malformed. */
#define LUADATA_TLS_NAME 255

/**
 * struct luadata_tls - a ClientHello
 * @bytes: of its record
 * @at: offset of its first extension
 * @here: end of what is here of it
 * @end: where it ends as a whole, if its record goes on that far
 * @legacy: the version outside of the extensions
 */
struct luadata_tls {
	const u8 *bytes;
	u32 at;
	u32 here;
	u32 end;
	u16 legacy;
};

/**
 * luadata_tls_extent - how many bytes are of use to luadata_tls_open()
 * @bytes: where the record begins
 * @length: number of bytes; more than LUADATA_TLS_HEAD change nothing
 */
u32 luadata_tls_extent(const u8 *bytes, u32 length);

/**
 * luadata_tls_open - find the extensions of a ClientHello
 * @tls: set, but for @at where they are not found
 * @bytes: where the record begins
 * @length: number of bytes
 *
 * Return: LUADATA_FOUND even where bytes behind the first extension are missing.
 */
enum luadata_reason luadata_tls_open(struct luadata_tls *tls, const u8 *bytes, u32 length);

/*
 * Whether a hello that luadata_tls_open() did not find whole may lie in several records, or
 * behind others that servers pass over. Of @length bytes, the first six are looked at.
 */
bool luadata_tls_is_cut(const u8 *bytes, u32 length);

/**
 * luadata_tls_join - make one record of those that begin a connection
 * @to: room for it, which may begin where @bytes does
 * @room: bytes there; what goes beyond is missing
 * @bytes: where the first record begins
 * @length: number of bytes
 *
 * Return: bytes of the record, or 0 where none of them has a handshake.
 */
u32 luadata_tls_join(u8 *to, u32 room, const u8 *bytes, u32 length);

/* Bytes of the hello that are not here; in its first record, that is. */
static inline u32 luadata_tls_missing(const struct luadata_tls *tls)
{
	return tls->end - tls->here;
}

/* Whether all extensions are here and as long as they say. */
enum luadata_reason luadata_tls_whole(const struct luadata_tls *tls);

/* The server's name as it stands, 1 to LUADATA_TLS_NAME bytes of any value; see name.h. */
enum luadata_reason luadata_tls_name(const struct luadata_tls *tls, struct luadata_text *name);

/* The protocols of ALPN, to be taken one by one by luadata_tls_protocol(). */
enum luadata_reason luadata_tls_alpn(const struct luadata_tls *tls, struct luadata_text *list);

/* Takes the first protocol off a list; LUADATA_ABSENT at its end. */
enum luadata_reason luadata_tls_protocol(struct luadata_text *list,
					 struct luadata_text *protocol);

/* The highest version of TLS that is offered; numbers that are no version don't count. */
enum luadata_reason luadata_tls_version(const struct luadata_tls *tls, u16 *version);

/* LUADATA_FOUND where there is an Encrypted ClientHello, whether or not all of it is here. */
enum luadata_reason luadata_tls_ech(const struct luadata_tls *tls);

#endif
