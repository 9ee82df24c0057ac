// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/string.h>

#include "luadata/http.h"
#include "luadata/scan.h"

/* Bytes looked at for a unit of fuel; some of them more than once. */
#define HTTP_BYTES_PER_FUEL 8

static const char http_version[] = " HTTP/1."; /* eight bytes, and one digit */
#define HTTP_VERSION sizeof(u64)

/* Bytes of names and methods, one bit for each value below 128. */
static const u32 http_token[] = { 0x00000000, 0x03ff6cfa, 0xc7fffffe, 0x57ffffff };

static bool http_is_token(u8 byte)
{
	return byte < 128 && http_token[byte / 32] & BIT(byte % 32);
}

static bool http_is_blank(u8 byte)
{
	return byte == ' ' || byte == '\t';
}

/* As seen from inside a value: a line's end there belongs to a fold. */
static bool http_is_space(u8 byte)
{
	return http_is_blank(byte) || byte == '\r' || byte == '\n';
}

static struct luadata_text http_trim(const u8 *from, const u8 *to)
{
	while (from < to && http_is_space(*from))
		from++;
	while (from < to && http_is_space(to[-1]))
		to--;
	return (struct luadata_text){ from, to - from };
}

/* Takes a line, without its end; LUADATA_SHORT leaves @at where it was. */
static __always_inline enum luadata_reason http_line(struct luadata_http *http,
						     struct luadata_text *line)
{
	const u8 *from = http->bytes + http->at;
	const u32 left = http->length - http->at;
	u32 length;

	if (*http->fuel < 0)
		return LUADATA_SHORT;
	length = lunatik_scan(from, left, '\n');
	*http->fuel -= length / HTTP_BYTES_PER_FUEL + 1;
	if (length == left)
		return LUADATA_SHORT;
	http->at += length + 1;
	if (length && from[length - 1] == '\r')
		length--;
	*line = (struct luadata_text){ from, length };
	return LUADATA_FOUND;
}

/* Moves to the first byte of the method and sets it. */
static enum luadata_reason http_method(struct luadata_http *http)
{
	u32 at = http->at, start;

	while (at < http->length && (http->bytes[at] == '\r' || http->bytes[at] == '\n'))
		at++;
	*http->fuel -= (at - http->at) / HTTP_BYTES_PER_FUEL;
	http->at = start = at;
	while (at < http->length && at - start <= LUADATA_HTTP_METHOD &&
	       http_is_token(http->bytes[at]))
		at++;
	http->method = (struct luadata_text){ http->bytes + start, at - start };
	if (at - start > LUADATA_HTTP_METHOD)
		return LUADATA_OTHER;
	if (at == http->length)
		return LUADATA_SHORT;
	return at > start && http->bytes[at] == ' ' ? LUADATA_FOUND : LUADATA_OTHER;
}

/* Whether a line ends with a version of HTTP, behind a target or at least its space. */
static bool http_has_version(const struct luadata_http *http, const u8 *end)
{
	const u8 *method = http->method.bytes + http->method.length;

	return end - method > HTTP_VERSION && end[-1] >= '0' && end[-1] <= '9' &&
	       get_unaligned_le64(end - 1 - HTTP_VERSION) == get_unaligned_le64(http_version);
}

enum luadata_reason luadata_http_open(struct luadata_http *http, const u8 *bytes, u32 length,
				      long *fuel)
{
	struct luadata_text line;
	enum luadata_reason reason;
	const u8 *target, *end;

	http->bytes = bytes;
	http->length = length;
	http->at = 0;
	http->fuel = fuel;
	reason = http_method(http) ?: http_line(http, &line);
	if (reason)
		return reason;
	http->headers = http->at;

	end = line.bytes + line.length;
	if (!http_has_version(http, end)) {
		/* Some servers overlook white space there. */
		line = http_trim(line.bytes, end);
		return http_has_version(http, line.bytes + line.length) ? LUADATA_MALFORMED :
									  LUADATA_OTHER;
	}
	http->version = (struct luadata_text){ end - 3, 3 };
	target = http->method.bytes + http->method.length + 1;
	end -= HTTP_VERSION + 1;
	if (target >= end || lunatik_scan(target, end - target, ' ') != end - target)
		return LUADATA_MALFORMED;
	http->target = (struct luadata_text){ target, end - target };
	return LUADATA_FOUND;
}

/* Whether a line begins with the name and a colon. */
static bool http_is_named(const struct luadata_text *line, const struct luadata_text *name)
{
	return line->length > name->length && line->bytes[name->length] == ':' &&
	       luadata_lower(line->bytes[0]) == luadata_lower(name->bytes[0]) &&
	       luadata_equal_lower(line->bytes, name->bytes, name->length);
}

/* The value on a line from its offset @from on, and on the lines that continue it. */
static enum luadata_reason http_value(struct luadata_http *http, struct luadata_text *line,
				      u32 from, struct luadata_text *value)
{
	const u8 *start = line->bytes + from;
	enum luadata_reason reason;

	http->folded = false;
	for (;;) {
		/* The byte that would tell whether the value goes on is not here. */
		if (http->at == http->length)
			return LUADATA_SHORT;
		if (!http_is_blank(http->bytes[http->at]))
			break;
		http->folded = true;
		reason = http_line(http, line);
		if (reason)
			return reason;
	}
	*value = http_trim(start, line->bytes + line->length);
	return LUADATA_FOUND;
}

static bool http_is_header(const struct luadata_text *line)
{
	u32 i = 0;

	while (i < line->length && http_is_token(line->bytes[i]))
		i++;
	return i && i < line->length && line->bytes[i] == ':';
}

/* Why a head that is here as a whole does not have a header. */
static enum luadata_reason http_judge(struct luadata_http http)
{
	struct luadata_text line;
	enum luadata_reason reason;
	bool first;

	http.at = http.headers;
	for (first = true;; first = false) {
		reason = http_line(&http, &line);
		if (reason)
			return reason;
		if (!line.length)
			return LUADATA_ABSENT;
		if (first || !http_is_blank(line.bytes[0]))
			if (!http_is_header(&line))
				return LUADATA_MALFORMED;
	}
}

enum luadata_reason luadata_http_next(struct luadata_http *http,
				      const struct luadata_text *name,
				      struct luadata_text *value)
{
	struct luadata_text line;
	enum luadata_reason reason;

	for (;;) {
		reason = http_line(http, &line);
		if (reason)
			return reason;
		if (!line.length)
			return http_judge(*http);
		if (http_is_named(&line, name))
			return http_value(http, &line, name->length + 1, value);
	}
}

/* Finds a cookie among those of one header. */
static bool http_find_cookie(const struct luadata_text *cookies,
			     const struct luadata_text *name, struct luadata_text *value)
{
	const u8 *at = cookies->bytes, *end = at + cookies->length;
	struct luadata_text cookie;
	const u8 *stop;

	for (; at < end; at = stop + 1) {
		stop = at + lunatik_scan(at, end - at, ';');
		cookie = http_trim(at, stop);
		if (cookie.length > name->length && cookie.bytes[name->length] == '=' &&
		    !memcmp(cookie.bytes, name->bytes, name->length)) {
			*value = http_trim(cookie.bytes + name->length + 1,
					   cookie.bytes + cookie.length);
			return true;
		}
	}
	return false;
}

enum luadata_reason luadata_http_cookie(struct luadata_http *http,
					const struct luadata_text *name,
					struct luadata_text *value)
{
	const struct luadata_text header = { (const u8 *)"cookie", 6 };
	struct luadata_text cookies;
	enum luadata_reason reason;

	for (;;) {
		reason = luadata_http_next(http, &header, &cookies);
		if (reason)
			return reason;
		*http->fuel -= cookies.length / HTTP_BYTES_PER_FUEL;
		if (http_find_cookie(&cookies, name, value))
			return LUADATA_FOUND;
	}
}

/* A fold is a line's end and the white space around it. */
u32 luadata_http_unfold(const struct luadata_text *value, u8 *to)
{
	const u8 *from = value->bytes, *end = from + value->length, *stop;
	const u8 *const start = to;

	while (from < end) {
		stop = from + lunatik_scan(from, end - from, '\n');
		memcpy(to, from, stop - from);
		to += stop - from;
		if (stop == end)
			break;
		while (to > start && http_is_space(to[-1]))
			to--;
		*to++ = ' ';
		for (from = stop; from < end && http_is_space(*from);)
			from++;
	}
	return to - start;
}
