// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * changing NAME SEED...: let a parser read each seed while its bytes change behind its looks at
 * them, as those may that another process writes to. A byte that is fetched twice has another
 * value then; what is written must still fit, which the address sanitizer sees, and what is
 * given must be a part of what was read.
 *
 * Each seed is read with a change behind every load, and then with one behind the n-th load
 * only, for every n, in each of several ways. tests/host/changing compiles the parsers so that
 * they tell of their loads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sanitizer/common_interface_defs.h>

#include "changing_strings.h"
#include "luadata/bytes/bits.h"
#include "luadata/headers.h"
#include "luadata/packet/link.h"
#include "luadata/protocol/dns.h"
#include "luadata/protocol/http.h"
#include "luadata/protocol/scan.h"
#include "luadata/protocol/tls.h"

#define SEED_LONGEST 65536

/* A load is one of these many at most, from the first one on. */
#define LOADS_MOST 2000
#define ALL_LOADS -1
#define NO_LOAD -2

static const char *running; /* the seed */

/* --- the input */

enum change { INVERTED, ZERO, ONES, LINE_END, LETTER, LESS, POINTER, CHANGES };

static struct {
	u8 *bytes;
	size_t length;
	enum change change;
	long chosen; /* the load behind which it changes */
	long loads; /* so far */
	u8 *read; /* what the last load looked at, which is to change */
	size_t read_length;
} input;

static u8 changed(u8 byte)
{
	switch (input.change) {
	case INVERTED:
		return ~byte;
	case ZERO:
		return 0;
	case ONES:
		return 0xff;
	case LINE_END:
		return '\n';
	case LETTER:
		return 'x';
	case LESS:
		return byte - 1;
	default:
		return 0xc0;
	}
}

static void input_change(void)
{
	for (; input.read_length; input.read_length--, input.read++)
		*input.read = changed(*input.read);
}

/* Is told of a load before it is done: the one before it is over. */
static void input_load(const void *at, size_t length)
{
	const size_t offset = (const u8 *)at - input.bytes;

	input_change();
	if (offset >= input.length)
		return;
	if (input.loads++ == input.chosen || input.chosen == ALL_LOADS) {
		input.read = (u8 *)at;
		input.read_length = length < input.length - offset ? length :
								     input.length - offset;
	}
}

#define LOAD(size)                                                                             \
	void __sanitizer_cov_load##size(const void *at);                                       \
	void __sanitizer_cov_load##size(const void *at)                                        \
	{                                                                                      \
		input_load(at, size);                                                          \
	}

LOAD(1)
LOAD(2)
LOAD(4)
LOAD(8)
LOAD(16)

void *changing_memcpy(void *to, const void *from, size_t length);
int changing_memcmp(const void *a, const void *b, size_t length);

void *changing_memcpy(void *to, const void *from, size_t length)
{
	input_load(from, length);
	memmove(to, from, length);
	input_change();
	return to;
}

int changing_memcmp(const void *a, const void *b, size_t length)
{
	int order;

	input_load(a, length);
	order = memcmp(a, b, length);
	input_load(b, length); /* one of both is no input */
	input_change();
	return order;
}

/* --- what reads it */

static void wrong(const char *what)
{
	printf("FAIL changing %s: %s\n", running, what);
	exit(EXIT_FAILURE);
}

static void check_inside(const struct luadata_text *text)
{
	const size_t offset = text->bytes - input.bytes;

	if (offset > input.length || text->length > input.length - offset)
		wrong("a text that is no part of the input");
}

static void read_dns(void)
{
	struct luadata_dns_question question;
	u32 n, room;
	u8 *text;

	for (n = 0; n < 3; n++) {
		if (luadata_dns_question(&question, input.bytes, input.length, n))
			continue;
		room = luadata_dns_text_room(&question);
		text = malloc(room);
		if (luadata_dns_text(&question, text) > room)
			wrong("a name that is longer than its room");
		free(text);
	}
}

static void read_value(const struct luadata_http *http, const struct luadata_text *value)
{
	u8 *plain;

	check_inside(value);
	if (!http->folded)
		return;
	plain = malloc(value->length);
	if (luadata_http_unfold(value, plain) > value->length)
		wrong("a value that grows");
	free(plain);
}

static void read_path(const struct luadata_text *target)
{
	const struct luadata_text plain = luadata_http_plain_path(target);
	u8 *path = malloc(target->length + 1);
	u32 length;

	if (plain.length)
		check_inside(&plain);
	if (!luadata_http_path(target, path, &length) && length > target->length + 1)
		wrong("a path that grows");
	free(path);
}

static void read_http(void)
{
	static const struct luadata_text names[] = { { (const u8 *)"User-Agent", 10 },
						     { (const u8 *)"X", 1 } };
	static const struct luadata_text cookie = { (const u8 *)"a", 1 };
	struct luadata_text value;
	struct luadata_http http, again;
	u64 end;
	long fuel = 1 << 20;
	int i;

	if (luadata_http_open(&http, input.bytes, input.length, &fuel))
		return;
	check_inside(&http.method);
	check_inside(&http.target);
	if (http.version.length)
		check_inside(&http.version);
	read_path(&http.target);
	luadata_http_end(&http, &end);
	for (i = 0; i < 2; i++) {
		again = http;
		while (!luadata_http_next(&again, &names[i], &value))
			read_value(&again, &value);
	}
	if (!luadata_http_cookie(&http, &cookie, &value))
		read_value(&http, &value);
	luadata_http_judge(&http);
}

static void read_tls(void)
{
	u8 *joined, *small = malloc(LUADATA_TLS_NAME);
	struct luadata_text text, protocol;
	struct luadata_tls tls;
	u16 version;

	luadata_tls_extent(input.bytes, input.length);
	joined = malloc(input.length);
	if (luadata_tls_join(joined, input.length, input.bytes, input.length) > input.length)
		wrong("records that grow when they are joined");
	free(joined);
	if (!luadata_tls_open(&tls, input.bytes, input.length)) {
		if (!luadata_tls_name(&tls, &text)) {
			check_inside(&text);
			lunatik_copy_lower(small, text.bytes, text.length);
		}
		luadata_tls_whole(&tls);
		luadata_tls_version(&tls, &version);
		luadata_tls_ech(&tls);
		if (!luadata_tls_alpn(&tls, &text))
			while (!luadata_tls_protocol(&text, &protocol))
				check_inside(&protocol);
	}
	free(small);
}

/* The seeds' first byte is the fuzzer's. */
static int source_copy(const struct luadata_packet *packet, u32 offset, void *to, u32 length)
{
	changing_memcpy(to, input.bytes + 1 + offset, length);
	return 0;
}

static void read_headers(void)
{
	static const struct luadata_packet_ops ops = { .copy = source_copy };
	const u32 length = input.length - 1;
	const u32 heads[] = { length, 0 }; /* in place, and copied */
	const struct luadata_headers *headers;
	struct luadata_packet packet;
	struct luadata_link link;
	u8 first;
	int i;

	for (i = 0; i < 2; i++) {
		input_change();
		first = input.bytes[1];
		packet = (struct luadata_packet){ .head = input.bytes + 1,
						  .head_length = heads[i],
						  .length = length,
						  .ops = &ops };
		luadata_packet_ready(&packet);
		headers = luadata_headers(&packet);
		if (headers->has & LUADATA_HAS_TRANSPORT && headers->transport > length)
			wrong("a transport beyond the packet");
		if (headers->has & LUADATA_HAS_TRANSPORT && headers->version == 4 &&
		    headers->transport != (first & 0xf) * 4)
			wrong("a first byte that was believed twice");
		if (headers->has & LUADATA_HAS_PAYLOAD &&
		    (headers->payload > length ||
		     headers->payload_length > length - headers->payload))
			wrong("a payload beyond the packet");
		if (headers->end > length)
			wrong("an end beyond the packet");
	}
	if (luadata_link_parse(input.bytes + 1, length, &link) && link.vlan > 4095)
		wrong("a VLAN of more than 12 bits");
	if (length >= LUADATA_BITS_BYTES && luadata_bits_get(input.bytes + 1, 3, 7) > 127)
		wrong("a field that is too wide");
}

static void read_strings(void)
{
	const char *failure = changing_strings(input.bytes, input.length);

	if (failure)
		wrong(failure);
}

static const struct {
	const char *name;
	void (*read)(void);
} readers[] = {
	{ "dns", read_dns },
	{ "http", read_http },
	{ "tls", read_tls },
	{ "headers", read_headers },
	{ "strings", read_strings },
};

/* --- how often */

static void once(void (*read)(void), const u8 *seed, long chosen)
{
	input.chosen = chosen;
	input.loads = 0;
	memcpy(input.bytes, seed, input.length);
	read();
	input.read_length = 0;
}

/* Returns the loads that were changed behind. */
static long each_change(void (*read)(void), const u8 *seed, size_t length)
{
	long loads, chosen;

	input.bytes = malloc(length);
	input.length = length;
	once(read, seed, NO_LOAD);
	loads = input.loads < LOADS_MOST ? input.loads : LOADS_MOST;
	for (input.change = 0; input.change < CHANGES; input.change++)
		for (chosen = ALL_LOADS; chosen < loads; chosen++)
			once(read, seed, chosen);
	free(input.bytes);
	return loads;
}

static void died(void)
{
	printf("FAIL changing %s: load %ld, change %d: the program ended here\n", running,
	       input.chosen, input.change);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static u8 seed[SEED_LONGEST];
	void (*read)(void) = NULL;
	long loads = 0;
	size_t i;
	FILE *file;

	__sanitizer_set_death_callback(died);
	for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (!strcmp(readers[i].name, argv[1]))
			read = readers[i].read;
	for (i = 2; i < (size_t)argc; i++) {
		running = argv[i];
		file = fopen(running, "r");
		loads += each_change(read, seed, fread(seed, 1, sizeof(seed), file));
		fclose(file);
	}
	if (!loads)
		wrong("no load was told of");
	printf("PASS changing %s: behind %ld loads in %d ways\n", argv[1], loads, CHANGES);
	return EXIT_SUCCESS;
}
