/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The head of an HTTP/1.x request, without Lua: its first line, then headers one by one.
 * What is complete is given, whether or not the rest of the head is here.
 */
#ifndef LUADATA_HTTP_H
#define LUADATA_HTTP_H

#include "luadata/protocol/text.h"

/**
 * struct luadata_http - a request that is being read
 * @bytes: of the request
 * @length: their number
 * @at: offset of the next line
 * @headers: offset of the first line behind the request line
 * @folded: whether the last value goes on over several lines
 * @method: the first word
 * @target: the second one
 * @version: what follows "HTTP/"; empty in HTTP/0.9, whose requests are one line without it
 * @fuel: falls with the bytes looked at; reading ends with LUADATA_SHORT when it is negative
 */
struct luadata_http {
	const u8 *bytes;
	u32 length;
	u32 at;
	u32 headers;
	bool folded;
	struct luadata_text method;
	struct luadata_text target;
	struct luadata_text version;
	long *fuel;
};

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

/**
 * luadata_http_find - the next line that looks like a header of a name
 * @http: of which only bytes, length, at and fuel are set
 * @name: of any case, not empty
 * @value: set where one is found, and to what is here of it
 *
 * For bytes of which nobody knows whether they belong to a head.
 */
bool luadata_http_find(struct luadata_http *http, const struct luadata_text *name,
		       struct luadata_text *value);

/**
 * luadata_http_end - where a request ends, behind the body that its head announces
 * @http: the request
 * @end: set to the offset, which may lie behind the bytes that are here
 *
 * LUADATA_MALFORMED where servers disagree about it.
 */
enum luadata_reason luadata_http_end(struct luadata_http *http, u64 *end);

/* The target itself, up to its query, where servers have nothing to change in it; or empty. */
struct luadata_text luadata_http_plain_path(const struct luadata_text *target);

/**
 * luadata_http_path - the path that a target means to servers
 * @target: not empty
 * @to: room for one byte more than the target has
 * @length: set to the number of bytes there
 *
 * Without scheme and host, query and fragment; with a slash at its beginning; with bytes in
 * place of %XX; and without empty, "." and ".." segments. LUADATA_MALFORMED where it leads
 * above the root or has a "%" that stands for no byte, or for zero.
 */
enum luadata_reason luadata_http_path(const struct luadata_text *target, u8 *to, u32 *length);

/* Why a whole head does not have a header: LUADATA_MALFORMED where a line is no header. */
enum luadata_reason luadata_http_judge(struct luadata_http *http);

/* The first cookie of a name, whose case matters, in any Cookie header. */
enum luadata_reason luadata_http_cookie(struct luadata_http *http,
					const struct luadata_text *name,
					struct luadata_text *value);

/* For http_*.c: takes a line, without its end; LUADATA_SHORT leaves @at where it was. */
enum luadata_reason luadata_http_line(struct luadata_http *http, struct luadata_text *line);

/* Copies a folded value with a space for each fold; @to has room for all of it. */
u32 luadata_http_unfold(const struct luadata_text *value, u8 *to);

#endif
