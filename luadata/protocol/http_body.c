// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Where a request ends and the next one begins. */
#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/minmax.h>

#include "luadata/protocol/http.h"
#include "luadata/protocol/scan.h"

#define HTTP_TEXT(words) { (const u8 *)(words), sizeof(words) - 1 }

static const struct luadata_text body_encoding = HTTP_TEXT("transfer-encoding");
static const struct luadata_text body_length = HTTP_TEXT("content-length");
static const struct luadata_text body_chunked = HTTP_TEXT("chunked");

/* Reads digits and returns how many there are; a number too large is the largest. */
static u32 body_number(const struct luadata_text *text, u8 base, u32 *number)
{
	u64 value = 0;
	u32 count;
	u8 digit;

	for (count = 0; count < text->length; count++) {
		digit = luadata_digit(text->bytes[count]);
		if (digit >= base)
			break;
		value = min_t(u64, value * base + digit, U32_MAX);
	}
	*number = value;
	return count;
}

/* Whether it is the last encoding of a list. */
static bool body_is_chunked(const struct luadata_text *list)
{
	const u32 before = list->length - body_chunked.length;
	u8 separator;

	if (list->length < body_chunked.length ||
	    !luadata_alike(list->bytes + before, body_chunked.bytes, body_chunked.length))
		return false;
	separator = before ? list->bytes[before - 1] : ',';
	return separator == ',' || separator == ' ' || separator == '\t';
}

/* Lengths that are no number, or not the same one, end the connection or are an attack. */
static enum luadata_reason body_add_length(const struct luadata_text *value, u32 *length,
					   bool first)
{
	u32 number, digits = body_number(value, 10, &number);

	if (!digits || digits < value->length || (!first && number != *length))
		return LUADATA_MALFORMED;
	*length = number;
	return LUADATA_FOUND;
}

/* Moves behind chunks and the lines that follow them. */
static enum luadata_reason body_skip_chunks(struct luadata_http *http)
{
	struct luadata_text line;
	enum luadata_reason reason;
	u32 size;

	for (;;) {
		reason = luadata_http_line(http, &line);
		if (reason)
			return reason;
		if (!body_number(&line, 16, &size))
			return LUADATA_MALFORMED;
		if (!size)
			break;
		if (size > http->length - http->at)
			return LUADATA_SHORT;
		http->at += size;
		reason = luadata_http_line(http, &line);
		if (reason || line.length)
			return reason ?: LUADATA_MALFORMED;
	}
	do
		reason = luadata_http_line(http, &line);
	while (!reason && line.length);
	return reason;
}

enum luadata_reason luadata_http_end(struct luadata_http *http, u64 *end)
{
	bool encoded = false, chunked = false, sized = false;
	enum luadata_reason reason;
	struct luadata_text value;
	u32 length = 0;

	http->at = http->headers;
	while (!(reason = luadata_http_next(http, &body_encoding, &value))) {
		encoded = true;
		chunked = body_is_chunked(&value);
	}
	if (reason != LUADATA_ABSENT)
		return reason;
	if (encoded) {
		reason = chunked ? body_skip_chunks(http) : LUADATA_MALFORMED;
		*end = http->at;
		return reason;
	}
	http->at = http->headers;
	while (!(reason = luadata_http_next(http, &body_length, &value))) {
		reason = body_add_length(&value, &length, !sized);
		if (reason)
			return reason;
		sized = true;
	}
	*end = (u64)http->at + length;
	return reason == LUADATA_ABSENT ? LUADATA_FOUND : reason;
}
