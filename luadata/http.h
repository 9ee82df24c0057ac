/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The head of an HTTP/1.x request, without Lua: its first line, then headers one by one.
 * What is complete is given, whether or not the rest of the head is here.
 */
#ifndef LUADATA_HTTP_H
#define LUADATA_HTTP_H

#include "luadata/text.h"

/* A longer word at the beginning is no method. */
#define LUADATA_HTTP_METHOD 32

/**
 * struct luadata_http - a request that is being read
 * @bytes: of the request
 * @length: their number
 * @at: offset of the next line
 * @headers: offset of the first line behind the request line
 * @method_length: bytes of the first word, 1 to LUADATA_HTTP_METHOD
 * @folded: whether the last value goes on over several lines
 * @target: the second word
 * @fuel: falls with the bytes looked at; reading ends with LUADATA_SHORT when it is negative
 */
struct luadata_http {
	const u8 *bytes;
	u32 length;
	u32 at;
	u32 headers;
	u8 method_length;
	bool folded;
	struct luadata_text target;
	long *fuel;
};

/* What stands before the target, and behind it. */
static inline struct luadata_text luadata_http_method(const struct luadata_http *http)
{
	return (struct luadata_text){ http->target.bytes - 1 - http->method_length,
				      http->method_length };
}

static inline struct luadata_text luadata_http_version(const struct luadata_http *http)
{
	return (struct luadata_text){ http->target.bytes + http->target.length + 6, 3 };
}

/* luadata_http_open - read the request line; empty lines before it don't count */
enum luadata_reason luadata_http_open(struct luadata_http *http, const u8 *bytes, u32 length,
				      long *fuel);

/**
 * luadata_http_next - the next header of a name, without the white space around it
 * @http: the request
 * @name: of any case, not empty
 * @value: set where one is found; see @folded
 *
 * Not to be called again after it found none. Lines that are no headers are passed over.
 */
enum luadata_reason luadata_http_next(struct luadata_http *http,
				      const struct luadata_text *name,
				      struct luadata_text *value);

/* Why a whole head does not have a header: LUADATA_MALFORMED where a line is no header. */
enum luadata_reason luadata_http_judge(struct luadata_http *http);

/* The first cookie of a name, whose case matters, in any Cookie header. */
enum luadata_reason luadata_http_cookie(struct luadata_http *http,
					const struct luadata_text *name,
					struct luadata_text *value);

/* Copies a folded value with a space for each fold; @to has room for all of it. */
u32 luadata_http_unfold(const struct luadata_text *value, u8 *to);

#endif
