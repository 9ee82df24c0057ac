// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What a request asks for: its target as servers normalise it. */
#include "luadata/protocol/http.h"
#include "luadata/protocol/scan.h"

/* A path that is put together; it begins with a slash. */
struct path {
	u8 *bytes;
	u32 length;
	u32 segment; /* where the last one begins */
};

static bool path_is_scheme(u8 byte)
{
	return (luadata_lower(byte) >= 'a' && luadata_lower(byte) <= 'z') ||
	       (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' || byte == '.';
}

static bool path_is_end(u8 byte)
{
	return byte == '?' || byte == '#';
}

/* The part of a target that is a path: behind a scheme and a host, before a query. */
static struct luadata_text path_of(const struct luadata_text *target)
{
	const u8 *from = target->bytes, *end = from + target->length, *at = from;

	while (at < end && path_is_scheme(*at))
		at++;
	if (at > from && at < end && *at == ':') {
		from = at + 1;
		if (end - from >= 2 && from[0] == '/' && from[1] == '/')
			for (from += 2; from < end && *from != '/' && !path_is_end(*from);)
				from++;
	}
	for (at = from; at < end && !path_is_end(*at);)
		at++;
	return (struct luadata_text){ from, at - from };
}

struct luadata_text luadata_http_plain_path(const struct luadata_text *target)
{
	struct luadata_text path = { target->bytes, 0 };
	u8 byte = 0, last;

	for (; path.length < target->length; path.length++) {
		last = byte;
		byte = target->bytes[path.length];
		if (path_is_end(byte))
			break;
		if (byte == '%' || (last == '/' && (byte == '/' || byte == '.')) ||
		    (!path.length && byte != '/'))
			return (struct luadata_text){ path.bytes, 0 };
	}
	return path;
}

/* Ends a segment; "." is nothing, ".." takes the one before it away. False above the root. */
static bool path_end_segment(struct path *path)
{
	const u8 *segment = path->bytes + path->segment;
	const u32 length = path->length - path->segment;

	if (length == 1 && segment[0] == '.') {
		path->length--;
	} else if (length == 2 && segment[0] == '.' && segment[1] == '.') {
		if (path->segment == 1)
			return false;
		for (path->length = path->segment - 1; path->bytes[path->length - 1] != '/';)
			path->length--;
	}
	return true;
}

static bool path_add(struct path *path, u8 byte)
{
	if (byte != '/') {
		path->bytes[path->length++] = byte;
		return true;
	}
	if (!path_end_segment(path))
		return false;
	if (path->bytes[path->length - 1] != '/')
		path->bytes[path->length++] = '/';
	path->segment = path->length;
	return true;
}

enum luadata_reason luadata_http_path(const struct luadata_text *target, u8 *to, u32 *length)
{
	const struct luadata_text raw = path_of(target);
	struct path path = { to, 1, 1 };
	u8 byte, high, low;
	u32 i;

	to[0] = '/';
	for (i = 0; i < raw.length; i++) {
		byte = raw.bytes[i];
		if (byte == '%') {
			if (raw.length - i < 3)
				return LUADATA_MALFORMED;
			high = luadata_digit(raw.bytes[++i]);
			low = luadata_digit(raw.bytes[++i]);
			byte = high << 4 | low;
			if (high > 15 || low > 15 || !byte)
				return LUADATA_MALFORMED;
		}
		if (!path_add(&path, byte))
			return LUADATA_MALFORMED;
	}
	if (!path_end_segment(&path))
		return LUADATA_MALFORMED;
	*length = path.length;
	return LUADATA_FOUND;
}
