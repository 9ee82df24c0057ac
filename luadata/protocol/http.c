// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/bits.h>
#include <linux/compiler.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/protocol/http.h"
#include "luadata/protocol/scan.h"

/* Bytes looked at for a unit of fuel; some of them more than once. */
#define HTTP_BYTES_PER_FUEL 8
#define HTTP_FUEL_PER_LINE 2

static const char http_version[] = " HTTP/1."; /* eight bytes, and one digit */
#define HTTP_VERSION ((int)sizeof(u64))

/* Bytes of names and methods, one bit for each value below 128. */
static const u32 http_token[] = { 0x00000000, 0x03ff6cfa, 0xc7fffffe, 0x57ffffff };

static bool http_is_token(u8 byte)
{
	return byte < 128 && http_token[byte / 32] & BIT(byte % 32);
}

static bool http_is_digit(u8 byte)
{
	return byte >= '0' && byte <= '9';
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

static inline struct luadata_text http_trim(const u8 *from, const u8 *to)
{
	while (from < to && http_is_space(*from))
		from++;
	while (from < to && http_is_space(to[-1]))
		to--;
	return (struct luadata_text){ from, to - from };
}

/* The next line's end, or @end. What else is no text there is passed over. */
static __always_inline const u8 *http_line_end(const u8 *at, const u8 *end)
{
	at = luadata_scan_below(at, end, ' ');
	if (at < end && *at == '\r')
		at++;
	if (unlikely(at < end && *at != '\n'))
		at += lunatik_scan(at, end - at, '\n');
	return at;
}

/* Takes a line, without its end; LUADATA_SHORT leaves @at where it was. */
static __always_inline enum luadata_reason http_line(struct luadata_http *http,
						     struct luadata_text *line)
{
	const u8 *from = http->bytes + http->at, *end = http->bytes + http->length;
	const u8 *stop;

	if (*http->fuel < 0)
		return LUADATA_SHORT;
	stop = http_line_end(from, end);
	*http->fuel -= (size_t)(stop - from) / HTTP_BYTES_PER_FUEL + HTTP_FUEL_PER_LINE;
	if (stop == end)
		return LUADATA_SHORT;
	http->at = stop + 1 - http->bytes;
	if (likely(stop > from && stop[-1] == '\r'))
		stop--;
	*line = (struct luadata_text){ from, stop - from };
	return LUADATA_FOUND;
}

enum luadata_reason luadata_http_line(struct luadata_http *http, struct luadata_text *line)
{
	return http_line(http, line);
}

/* Finds the method, before which empty lines may stand. */
static enum luadata_reason http_method(struct luadata_http *http)
{
	const u8 *at = http->bytes, *end = at + http->length, *start;

	while (at < end && (*at == '\r' || *at == '\n'))
		at++;
	start = at;
	while (at < end && http_is_token(*at))
		at++;
	*http->fuel -= (size_t)(at - http->bytes) / HTTP_BYTES_PER_FUEL;
	http->at = start - http->bytes;
	http->method = (struct luadata_text){ start, at - start };
	if (at == end)
		return LUADATA_SHORT;
	return at > start && http_is_blank(*at) ? LUADATA_FOUND : LUADATA_OTHER;
}

/* Whether a line goes on with a version of HTTP there, of which the digit is not looked at. */
static bool http_is_version(const u8 *at)
{
	return get_unaligned_le64(at) == get_unaligned_le64(http_version);
}

/* A request line as clients send it: after the target there is nothing but the version. */
static bool http_is_plain(struct luadata_http *http, const u8 *target)
{
	const u8 *end = http->bytes + http->length;
	const u8 *stop = luadata_scan_below(target, end, ' ' + 1);

	*http->fuel -= (size_t)(stop - target) / HTTP_BYTES_PER_FUEL;
	if (stop == target || end - stop < HTTP_VERSION + 3 || !http_is_version(stop) ||
	    !http_is_digit(stop[HTTP_VERSION]) || stop[HTTP_VERSION + 1] != '\r' ||
	    stop[HTTP_VERSION + 2] != '\n')
		return false;
	http->target = (struct luadata_text){ target, stop - target };
	http->version = (struct luadata_text){ stop + HTTP_VERSION - 2, 3 };
	http->at = stop + HTTP_VERSION + 3 - http->bytes;
	return true;
}

/* Takes a word off a line; an empty one at its end. */
static struct luadata_text http_word(const u8 **at, const u8 *end)
{
	const u8 *from = *at, *to;

	while (from < end && http_is_blank(*from))
		from++;
	for (to = from; to < end && !http_is_blank(*to);)
		to++;
	*at = to;
	return (struct luadata_text){ from, to - from };
}

static u32 http_digits(const u8 *at, const u8 *end)
{
	u32 count = 0;

	while (at + count < end && http_is_digit(at[count]))
		count++;
	return count;
}

/* Servers take any digits; what stands before them is cut off. */
static bool http_take_version(struct luadata_text *word)
{
	const u8 *at = word->bytes + 5, *end = word->bytes + word->length;
	u32 digits;

	if (word->length < 8 || !luadata_alike(word->bytes, (const u8 *)http_version + 1, 5))
		return false;
	digits = http_digits(at, end);
	if (!digits || at + digits == end || at[digits] != '.')
		return false;
	*word = (struct luadata_text){ at, word->length - 5 };
	at += digits + 1;
	return at < end && http_digits(at, end) == end - at;
}

/* HTTP/0.9: the end of the line is that of an empty head, too. */
static enum luadata_reason http_without_version(struct luadata_http *http)
{
	http->version.length = 0;
	http->at--;
	return http->method.length == 3 && !memcmp(http->method.bytes, "GET", 3) ?
		       LUADATA_FOUND :
		       LUADATA_OTHER;
}

/* Any other line, with more white space or another version. */
static enum luadata_reason http_first_line(struct luadata_http *http)
{
	const u8 *at = http->method.bytes + http->method.length, *end;
	struct luadata_text line, word;
	enum luadata_reason reason = http_line(http, &line);
	u32 words = 0;

	if (reason)
		return reason;
	*http->fuel -= line.length / HTTP_BYTES_PER_FUEL;
	line = http_trim(line.bytes, line.bytes + line.length);
	end = line.bytes + line.length;
	for (word = http_word(&at, end); word.length; word = http_word(&at, end)) {
		if (!words++)
			http->target = word;
		http->version = word;
	}
	if (!words)
		return LUADATA_OTHER;
	if (words == 1)
		return http_without_version(http);
	if (!http_take_version(&http->version))
		return LUADATA_OTHER;
	/* Some servers take white space for a part of the target. */
	return words == 2 ? LUADATA_FOUND : LUADATA_MALFORMED;
}

enum luadata_reason luadata_http_open(struct luadata_http *http, const u8 *bytes, u32 length,
				      long *fuel)
{
	enum luadata_reason reason;
	const u8 *target;

	http->bytes = bytes;
	http->length = length;
	http->fuel = fuel;
	reason = http_method(http);
	if (reason)
		return reason;
	target = http->method.bytes + http->method.length + 1;
	reason = http_is_plain(http, target) ? LUADATA_FOUND : http_first_line(http);
	http->headers = http->at;
	return reason;
}

/* Whether a line begins with the name and a colon. */
static bool http_is_named(const struct luadata_text *line, const struct luadata_text *name)
{
	return line->length > name->length && line->bytes[name->length] == ':' &&
	       luadata_alike(line->bytes, name->bytes, name->length);
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

enum luadata_reason luadata_http_judge(struct luadata_http *http)
{
	struct luadata_text line;
	enum luadata_reason reason;
	bool first;

	http->at = http->headers;
	for (first = true;; first = false) {
		reason = http_line(http, &line);
		if (reason)
			return reason;
		if (!line.length)
			return LUADATA_ABSENT;
		if (first || !http_is_blank(line.bytes[0]))
			if (!http_is_header(&line))
				return LUADATA_MALFORMED;
	}
}

/* Takes the next line that begins with a name. */
static __always_inline enum luadata_reason http_find(struct luadata_http *http,
						     const struct luadata_text *name,
						     struct luadata_text *line)
{
	const u8 *at = http->bytes + http->at, *end = http->bytes + http->length, *stop;
	enum luadata_reason reason = LUADATA_SHORT;
	long fuel = *http->fuel;

	for (; fuel >= 0; at = stop + 1) {
		stop = http_line_end(at, end);
		fuel -= (size_t)(stop - at) / HTTP_BYTES_PER_FUEL + HTTP_FUEL_PER_LINE;
		if (stop == end)
			break;
		*line = (struct luadata_text){ at, stop - at };
		if (likely(line->length && stop[-1] == '\r'))
			line->length--;
		reason = line->length ? LUADATA_FOUND : LUADATA_ABSENT;
		if (reason || http_is_named(line, name)) {
			http->at = stop + 1 - http->bytes;
			break;
		}
		reason = LUADATA_SHORT;
	}
	*http->fuel = fuel;
	return reason;
}

enum luadata_reason luadata_http_next(struct luadata_http *http,
				      const struct luadata_text *name,
				      struct luadata_text *value)
{
	struct luadata_text line;

	return http_find(http, name, &line) ?:
	       http_value(http, &line, name->length + 1, value);
}

bool luadata_http_find(struct luadata_http *http, const struct luadata_text *name,
		       struct luadata_text *value)
{
	const u8 *at, *stop = http->bytes + http->at, *end = http->bytes + http->length;
	struct luadata_text line;
	bool found = false;

	/* Takes a line more where it continues the one that was found. */
	for (at = stop; stop < end && *http->fuel >= 0; stop = min(stop + 1, end)) {
		if (found && !http_is_blank(*stop))
			break;
		http->folded = found;
		if (!found)
			at = stop;
		*http->fuel -= HTTP_FUEL_PER_LINE;
		line.bytes = stop;
		stop = http_line_end(stop, end);
		line.length = stop - line.bytes;
		*http->fuel -= line.length / HTTP_BYTES_PER_FUEL;
		found = found || http_is_named(&line, name);
	}
	http->at = stop - http->bytes;
	if (found)
		*value = http_trim(at + name->length + 1, stop);
	return found;
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
		/* Each may be that of a cookie. */
		*http->fuel -= cookies.length / (HTTP_BYTES_PER_FUEL / 2);
		if (http_find_cookie(&cookies, name, value))
			return LUADATA_FOUND;
	}
}

/*
 * A fold is a line's end and the white space around it. The line's end is passed over without
 * a second look, so that what is written never grows longer than what was read.
 */
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
		for (from = stop + 1; from < end && http_is_space(*from);)
			from++;
	}
	return to - start;
}
