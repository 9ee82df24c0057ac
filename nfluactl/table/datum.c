// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>

#include "lunatik/client/genl.h"
#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/table/datum.h"

/* --- words */

struct datum {
	int type; /* enum luarcu_datum_attr */
	int64_t integer;
	bool boolean;
	const char *bytes; /* of a string, or @address */
	size_t length;
	char address[sizeof(struct in6_addr)];
};

static bool integer_read(const char *word, int64_t *integer)
{
	const char *digits = word + (*word == '-');
	char *end;

	if (!isdigit((unsigned char)*digits))
		return false;
	errno = 0;
	*integer = strtoll(word, &end, 10);
	return !errno && !*end;
}

static void string_set(struct datum *datum, const char *bytes, size_t length)
{
	datum->type = LUARCU_DATUM_A_STRING;
	datum->bytes = bytes;
	datum->length = length;
}

static void datum_read(const char *word, struct datum *datum)
{
	size_t length = strlen(word);
	struct in_addr ipv4;

	if (length > 1 && word[0] == '"' && word[length - 1] == '"') {
		string_set(datum, word + 1, length - 2);
	} else if (integer_read(word, &datum->integer)) {
		datum->type = LUARCU_DATUM_A_INTEGER;
	} else if (!strcmp(word, "true") || !strcmp(word, "false")) {
		datum->type = LUARCU_DATUM_A_BOOLEAN;
		datum->boolean = *word == 't';
	} else if (inet_pton(AF_INET, word, &ipv4) == 1) {
		datum->type = LUARCU_DATUM_A_INTEGER;
		datum->integer = ntohl(ipv4.s_addr);
	} else if (inet_pton(AF_INET6, word, datum->address) == 1) {
		string_set(datum, datum->address, sizeof(datum->address));
	} else {
		string_set(datum, word, length);
	}
}

void datum_put(struct nlmsghdr *request, uint16_t attr, const char *word)
{
	struct nlattr *nest = mnl_attr_nest_start(request, attr);
	struct datum datum;

	datum_read(word, &datum);
	if (datum.type == LUARCU_DATUM_A_INTEGER)
		mnl_attr_put_u64(request, datum.type, datum.integer);
	else if (datum.type == LUARCU_DATUM_A_STRING)
		mnl_attr_put(request, datum.type, datum.length, datum.bytes);
	else
		mnl_attr_put_u8(request, datum.type, datum.boolean);
	mnl_attr_nest_end(request, nest);
}

size_t datum_length(const char *word)
{
	struct datum datum;

	datum_read(word, &datum);
	return datum.type == LUARCU_DATUM_A_STRING ? datum.length : 0;
}

/* --- attributes */

/* Sixteen bytes that are no text are an address. */
static bool is_address(const char *bytes, size_t length)
{
	if (length != sizeof(struct in6_addr))
		return false;
	while (length--)
		if (!isprint((unsigned char)bytes[length]))
			return true;
	return false;
}

static void string_print(const char *bytes, size_t length)
{
	char text[INET6_ADDRSTRLEN];

	if (is_address(bytes, length)) {
		fputs(inet_ntop(AF_INET6, bytes, text, sizeof(text)), stdout);
		return;
	}
	putchar('"');
	for (; length--; bytes++) {
		unsigned char byte = *bytes;

		if (byte < ' ' || byte >= 0x7f || byte == '"' || byte == '\\')
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
	putchar('"');
}

static void attrs_read(const struct nlattr *nest,
		       const struct nlattr *attrs[LUARCU_DATUM_A_COUNT])
{
	memset(attrs, 0, LUARCU_DATUM_A_COUNT * sizeof(*attrs));
	if (nest)
		nflua_genl_nest(nest, attrs, LUARCU_DATUM_A_COUNT);
}

void datum_print(const struct nlattr *nest)
{
	const struct nlattr *attrs[LUARCU_DATUM_A_COUNT], *string;

	attrs_read(nest, attrs);
	string = attrs[LUARCU_DATUM_A_STRING];
	if (attrs[LUARCU_DATUM_A_INTEGER])
		printf("%" PRId64,
		       (int64_t)mnl_attr_get_u64(attrs[LUARCU_DATUM_A_INTEGER]));
	else if (string)
		string_print(mnl_attr_get_payload(string),
			     mnl_attr_get_payload_len(string));
	else if (attrs[LUARCU_DATUM_A_BOOLEAN])
		fputs(mnl_attr_get_u8(attrs[LUARCU_DATUM_A_BOOLEAN]) ? "true" : "false",
		      stdout);
}

static json_t *string_json(const char *bytes, size_t length)
{
	char text[INET6_ADDRSTRLEN];

	if (is_address(bytes, length))
		return json_string(inet_ntop(AF_INET6, bytes, text, sizeof(text)));
	return json_text(bytes, length);
}

json_t *datum_json(const struct nlattr *nest)
{
	const struct nlattr *attrs[LUARCU_DATUM_A_COUNT], *string;

	attrs_read(nest, attrs);
	string = attrs[LUARCU_DATUM_A_STRING];
	if (attrs[LUARCU_DATUM_A_INTEGER])
		return json_integer(mnl_attr_get_u64(attrs[LUARCU_DATUM_A_INTEGER]));
	if (string)
		return string_json(mnl_attr_get_payload(string),
				   mnl_attr_get_payload_len(string));
	if (attrs[LUARCU_DATUM_A_BOOLEAN])
		return json_boolean(mnl_attr_get_u8(attrs[LUARCU_DATUM_A_BOOLEAN]));
	return json_null();
}
