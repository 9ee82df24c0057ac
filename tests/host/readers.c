// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * What the readers of protocols say of bytes; tests/host/readers compares it with what it
 * knows. A line of the input is a protocol, its arguments and the bytes, in hexadecimal:
 *
 *	tls BYTES
 *	http NAME COOKIE BYTES
 *	dns N BYTES
 *
 * An empty field is "-". The bytes lie in a block of exactly their size.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "luadata/protocol/dns.h"
#include "luadata/protocol/http.h"
#include "luadata/protocol/name.h"
#include "luadata/protocol/tls.h"

#define LINE_LONGEST (1 << 17)

static const char *const reasons[] = {
	[LUADATA_OTHER] = "other",
	[LUADATA_ABSENT] = "absent",
	[LUADATA_MALFORMED] = "malformed",
	[LUADATA_SHORT] = "short",
};

static struct luadata_text text_take(void)
{
	const char *field = strtok(NULL, " \n");
	const size_t length = strcmp(field, "-") ? strlen(field) / 2 : 0;
	u8 *bytes = malloc(length);
	size_t i;

	for (i = 0; i < length; i++)
		sscanf(field + 2 * i, "%2hhx", &bytes[i]);
	return (struct luadata_text){ bytes, length };
}

static void text_free(struct luadata_text text)
{
	free((void *)text.bytes);
}

static void tell(const struct luadata_text *text)
{
	u32 i;

	printf(" =");
	for (i = 0; i < text->length; i++)
		printf("%02x", text->bytes[i]);
}

static void tell_text(enum luadata_reason reason, const struct luadata_text *text)
{
	if (reason)
		printf(" %s", reasons[reason]);
	else
		tell(text);
}

static void tell_number(enum luadata_reason reason, u32 number)
{
	if (reason)
		printf(" %s", reasons[reason]);
	else
		printf(" %u", number);
}

static void tell_alpn(const struct luadata_tls *tls, enum luadata_reason reason)
{
	struct luadata_text list, protocol;

	reason = reason ?: luadata_tls_alpn(tls, &list);
	while (!reason) {
		reason = luadata_tls_protocol(&list, &protocol);
		if (!reason)
			tell(&protocol);
	}
	printf(" %s", reasons[reason]);
}

/* A hello in several records is joined in its place. */
static struct luadata_text hello_take(void)
{
	struct luadata_text text = text_take();
	enum luadata_reason reason;
	struct luadata_tls tls;
	u32 length = 0;

	reason = luadata_tls_open(&tls, text.bytes, text.length);
	if ((reason || luadata_tls_missing(&tls)) && luadata_tls_is_cut(text.bytes, text.length))
		length = luadata_tls_join((u8 *)text.bytes, text.length, text.bytes, text.length);
	if (length)
		text.length = length;
	return text;
}

/* name, version, ech, whole, missing, protocols of ALPN and why they end */
static void tell_tls(void)
{
	const struct luadata_text text = hello_take();
	struct luadata_text name = {};
	u8 small[LUADATA_TLS_NAME];
	struct luadata_tls tls;
	enum luadata_reason opened, reason;
	u16 version = 0;

	opened = luadata_tls_open(&tls, text.bytes, text.length);
	reason = opened ?: luadata_tls_name(&tls, &name);
	luadata_copy_lower(small, name.bytes, name.length);
	name.bytes = small;
	name = luadata_name_host(name);
	tell_text(reason ?: name.length ? reason : LUADATA_MALFORMED, &name);
	reason = opened ?: luadata_tls_version(&tls, &version);
	tell_number(reason, version);
	tell_number(opened ?: luadata_tls_ech(&tls), 1);
	reason = opened ?: luadata_tls_whole(&tls);
	tell_number(reason, 1);
	printf(" %u", reason == LUADATA_SHORT ? luadata_tls_missing(&tls) : 0);
	tell_alpn(&tls, opened);
	text_free(text);
}

static void tell_value(const struct luadata_http *http, struct luadata_text *value,
		       enum luadata_reason reason)
{
	u8 *plain = malloc(value->length);

	if (!reason && http->folded) {
		value->length = luadata_http_unfold(value, plain);
		value->bytes = plain;
	}
	tell_text(reason, value);
	free(plain);
}

static void tell_path(const struct luadata_http *http, enum luadata_reason reason)
{
	struct luadata_text path = {}, plain = {};
	u8 *room = NULL;

	if (!reason) {
		room = malloc(http->target.length + 1);
		reason = luadata_http_path(&http->target, room, &path.length);
		path.bytes = room;
		plain = luadata_http_plain_path(&http->target);
	}
	if (plain.length && (reason || plain.length != path.length ||
			     memcmp(plain.bytes, path.bytes, path.length)))
		printf(" not plain:");
	tell_text(reason, &path);
	free(room);
}

/* The first line like a header, and the offset behind it. */
static void tell_line(const struct luadata_text *text, const struct luadata_text *name)
{
	long fuel = 1 << 20;
	struct luadata_http http = { text->bytes, text->length, .fuel = &fuel };
	struct luadata_text value = {};
	const bool found = luadata_http_find(&http, name, &value);

	tell_value(&http, &value, found ? LUADATA_FOUND : LUADATA_ABSENT);
	printf(" %u", http.at);
}

/*
 * method, target, version, path; where the request ends; the first line like a header; the
 * values of a cookie and of each header of a name
 */
static void tell_http(void)
{
	const struct luadata_text name = text_take(), cookie = text_take(), text = text_take();
	enum luadata_reason reason, opened;
	struct luadata_http http, again;
	struct luadata_text value = {};
	long fuel = 1 << 20;
	u64 end = 0;

	opened = luadata_http_open(&http, text.bytes, text.length, &fuel);
	again = http;
	tell_text(opened, &http.method);
	tell_text(opened, &http.target);
	tell_text(opened, &http.version);
	tell_path(&http, opened);
	reason = opened ?: luadata_http_end(&http, &end);
	tell_number(reason, end);
	tell_line(&text, &name);
	http = again;
	reason = opened ?: luadata_http_cookie(&http, &cookie, &value);
	if (reason == LUADATA_ABSENT)
		reason = luadata_http_judge(&http);
	tell_value(&http, &value, reason);
	for (reason = opened; !reason;) {
		value.length = 0;
		reason = luadata_http_next(&again, &name, &value);
		if (!reason)
			tell_value(&again, &value, reason);
		else if (reason == LUADATA_ABSENT)
			reason = luadata_http_judge(&again);
	}
	printf(" %s", reasons[reason]);
	text_free(name);
	text_free(cookie);
	text_free(text);
}

/* id, response, opcode, rcode, questions; name, type and class of the question */
static void tell_dns(void)
{
	const u32 n = atoi(strtok(NULL, " "));
	const struct luadata_text text = text_take();
	struct luadata_dns_question question;
	enum luadata_reason reason;
	struct luadata_text name;
	struct luadata_dns dns;

	reason = luadata_dns_header(&dns, text.bytes, text.length);
	if (reason)
		printf(" %s", reasons[reason]);
	else
		printf(" %u,%u,%u,%u,%u", dns.id, dns.response, dns.opcode, dns.rcode,
		       dns.questions);
	reason = luadata_dns_question(&question, text.bytes, text.length, n);
	if (reason) {
		printf(" %s", reasons[reason]);
	} else {
		name.bytes = malloc(luadata_dns_text_room(&question));
		name.length = luadata_dns_text(&question, (u8 *)name.bytes);
		tell(&name);
		printf(" %u %u", question.type, question.class);
		text_free(name);
	}
	text_free(text);
}

int main(void)
{
	char *line = malloc(LINE_LONGEST);
	const char *protocol;

	while (fgets(line, LINE_LONGEST, stdin)) {
		protocol = strtok(line, " ");
		printf("%s", protocol);
		if (!strcmp(protocol, "tls"))
			tell_tls();
		else if (!strcmp(protocol, "http"))
			tell_http();
		else
			tell_dns();
		printf("\n");
	}
	free(line);
	return EXIT_SUCCESS;
}
