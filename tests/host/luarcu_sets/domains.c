// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sets of domain names against a list that is searched from its beginning to its end. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "luarcu/domains.h"
#include "tests/host/luarcu_sets/host.h"

#define MILLION 1000000
#define NAMES 300

/* --- the reference */

struct list {
	char *names[NAMES];
	u32 count, bytes;
};

static void list_add(struct list *list, const char *name)
{
	list->names[list->count++] = strdup(name);
	list->bytes += strlen(name);
}

static void list_free(struct list *list)
{
	while (list->count)
		free(list->names[--list->count]);
	list->bytes = 0;
}

/* A copy of exactly that size, for who reads behind it; small letters, no dot at the end. */
static char *plain(const char *name)
{
	char *copy = strdup(name), *c;

	for (c = copy; *c; c++)
		*c = tolower((unsigned char)*c);
	if (c > copy && c[-1] == '.')
		c[-1] = '\0';
	return copy;
}

static bool covers(const char *entry, const char *name)
{
	const bool itself = *entry != '*', below = *entry != '=';
	char *listed = plain(entry + (itself ? !below : 2));
	const size_t length = strlen(name), rest = strlen(listed);
	bool found = false;

	if (length == rest)
		found = itself && !strcmp(listed, name);
	else if (length > rest)
		found = below && name[length - rest - 1] == '.' &&
			!strcmp(name + length - rest, listed);
	free(listed);
	return found;
}

static bool list_find(const struct list *list, const char *name)
{
	char *small = plain(name);
	bool found = false;
	u32 i;

	for (i = 0; !found && i < list->count; i++)
		found = covers(list->names[i], small);
	free(small);
	return found;
}

/* --- sets of lists */

static struct luarcu_domains *build(const struct list *list, int *err)
{
	struct luarcu_domains *domains = luarcu_domains_new(list->count, list->bytes);
	u32 i;

	*err = domains ? 0 : -ENOMEM;
	for (i = 0; !*err && i < list->count; i++)
		*err = luarcu_domains_add(domains, list->names[i], strlen(list->names[i]));
	return domains;
}

/* The bytes of the name are a block of their own. */
static bool finds(const struct luarcu_domains *domains, const char *name)
{
	const size_t length = strlen(name);
	char *block = malloc(length ?: 1);
	bool found;

	memcpy(block, name, length);
	found = luarcu_domains_find(domains, block, length);
	free(block);
	return found;
}

/* --- cases */

static void meaning(void)
{
	static const struct {
		const char *entry, *name;
		bool found;
	} cases[] = {
		{ "example.com", "example.com", true },
		{ "example.com", "a.example.com", true },
		{ "example.com", "a.b.c.d.example.com", true },
		{ "example.com", "badexample.com", false },
		{ "example.com", "com", false },
		{ "example.com", "example.com.org", false },
		{ "example.com", "xample.com", false },
		{ "Example.COM.", "www.eXample.com", true },
		{ "example.com", "EXAMPLE.COM.", true },
		{ "example.com", "example.com..", false },
		{ "example.com", "", false },
		{ "example.com", ".", false },
		{ "example.com", "a..example.com", true },
		{ "example.com", ".example.com", true },
		{ "=example.com", "example.com", true },
		{ "=example.com", "Example.com.", true },
		{ "=example.com", "a.example.com", false },
		{ "*.example.com", "example.com", false },
		{ "*.example.com", "a.example.com", true },
		{ "com", "a.com", true },
		{ "a_b-c.x--y", "1.a_b-c.x--y", true },
		{ "12345678.abcdefgh", "12345678.abcdefgh", true },
		{ "12345678.abcdefgh", "x12345678.abcdefgh", false },
	};
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct list list = { { (char *)cases[i].entry }, 1, strlen(cases[i].entry) };
		int err;
		struct luarcu_domains *domains = build(&list, &err);

		if (err || finds(domains, cases[i].name) != cases[i].found)
			good = !host_differs("%s in %s: error %d", cases[i].name,
					     cases[i].entry, err);
		luarcu_domains_free(domains);
	}
	host_case(good, "what a name covers");
}

static void malformed(void)
{
	static const char *const names[] = {
		"", ".", "=", "*", "*.", "=.", "a..b", ".a", "a b", "a.b/c", "a*b", "*a", "**.a",
		"=*.a", "*.=a", "a\xc3\xa4.de", "a.b..", "a:1", "a\tb",
	};
	char label[66], name[300];
	struct luarcu_domains *domains = luarcu_domains_new(10, 4000);
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (luarcu_domains_add(domains, names[i], strlen(names[i])) != -EINVAL)
			good = !host_differs("'%s'", names[i]);
	good &= luarcu_domains_add(domains, "a\0b", 3) == -EINVAL;
	memset(label, 'x', sizeof(label));
	good &= !luarcu_domains_add(domains, label, 63);
	good &= luarcu_domains_add(domains, label, 64) == -EINVAL;
	for (i = 0; i < sizeof(name); i++)
		name[i] = i % 2 ? '.' : 'a';
	good &= !luarcu_domains_add(domains, name, 253);
	good &= !luarcu_domains_add(domains, name, 254); /* with a dot at the end */
	good &= luarcu_domains_add(domains, name, 255) == -EINVAL;
	good &= luarcu_domains_count(domains) == 2;
	good &= luarcu_domains_find(domains, name, 254);
	good &= !luarcu_domains_find(domains, name, 251);
	good &= !luarcu_domains_find(domains, name, 255);
	luarcu_domains_free(domains);
	host_case(good, "what is no name");
}

static void bounds(void)
{
	struct luarcu_domains *domains = luarcu_domains_new(2, 6);
	bool good = true;

	good &= !luarcu_domains_add(domains, "a.b", 3) && !luarcu_domains_add(domains, "A.b.", 4);
	good &= luarcu_domains_add(domains, "abcd", 4) == -ENOSPC;
	good &= !luarcu_domains_add(domains, "c.d", 3);
	good &= luarcu_domains_add(domains, "e", 1) == -ENOSPC;
	good &= finds(domains, "a.b") && finds(domains, "c.d") && !finds(domains, "e");
	good &= luarcu_domains_size(domains) == host_held;
	luarcu_domains_free(domains);
	good &= !luarcu_domains_new(LUARCU_DOMAINS_MAX + 1, 0);
	good &= !luarcu_domains_new(0, LUARCU_DOMAINS_BYTES_MAX + 1);
	domains = luarcu_domains_new(0, 0);
	good &= !finds(domains, "a") && luarcu_domains_add(domains, "a", 1) == -ENOSPC;
	luarcu_domains_free(domains);
	host_allocations = 0;
	good &= !luarcu_domains_new(10, 100);
	host_allocations = LONG_MAX;
	host_case(good && !host_held, "no more than was announced, and no memory");
}

/* Few letters, so that names are in each other; labels around the size of a word. */
static void random_name(char *name, bool entry)
{
	static const char *const heads[] = { "", "", "", "", "", "", "=", "*." };
	static const u8 lengths[] = { 1, 1, 1, 2, 2, 3, 7, 8, 9, 15, 16, 17 };
	int labels = 1 + host_random(4);

	strcpy(name, entry ? heads[host_random(8)] : "");
	name += strlen(name);
	for (; labels; labels--) {
		u8 length = lengths[host_random(sizeof(lengths))];
		const char letter = "aAb"[host_random(3)];

		for (; length; length--)
			*name++ = host_random(8) ? letter : "abAB-"[host_random(5)];
		*name++ = '.';
	}
	name[host_random(8) ? -1 : 0] = '\0';
}

static bool same(const struct luarcu_domains *domains, const struct list *list)
{
	char name[256];
	u32 i;

	for (i = 0; i < list->count; i++)
		if (finds(domains, list->names[i]) != list_find(list, list->names[i]))
			return !host_differs("%s", list->names[i]);
	for (i = 0; i < 2000; i++) {
		random_name(name, false);
		if (finds(domains, name) != list_find(list, name))
			return !host_differs("%s", name);
	}
	return true;
}

static void random_lists(void)
{
	unsigned long secrets, again = 0, loops = 0;
	struct list list = { .count = 0 };
	bool good = true;
	char name[256];
	int round, err;

	for (round = 0; good && round < 150; round++) {
		struct luarcu_domains *domains;
		u32 count = host_random(NAMES);

		while (count--) {
			random_name(name, true);
			list_add(&list, name);
		}
		secrets = host_secrets + 2;
		domains = build(&list, &err);
		again += host_secrets > secrets;
		loops += err == -ELOOP;
		good = (!err && same(domains, &list)) || err == -ELOOP;
		luarcu_domains_free(domains);
		list_free(&list);
	}
	/* Where names may lie in a few slots only, some lists take several secrets. */
	if (SLOTS_REACH < 64)
		host_case(good && again && loops < 75,
			  "random lists, %lu with other secrets, %lu in vain", again, loops);
	else
		host_case(good && !again && !loops, "random lists");
}

static int million_name(char *name, u32 n)
{
	static const char *const ends[] = { "com", "net", "org", "de", "co.uk", "info" };

	return sprintf(name, "%s%x-%u.tracker%u.%s", n % 3 ? "ads" : "x", n * 2654435761u, n,
		       n % 5000, ends[n % 6]);
}

static struct luarcu_domains *million_build(u32 count)
{
	struct luarcu_domains *domains;
	char name[80];
	u32 i, bytes = 0;
	int err = 0;

	for (i = 0; i < count; i++)
		bytes += million_name(name, i);
	domains = luarcu_domains_new(count, bytes);
	for (i = 0; !err && i < count; i++)
		err = luarcu_domains_add(domains, name, million_name(name, i));
	return err ? NULL : domains;
}

static void million(void)
{
	struct luarcu_domains *domains;
	bool good = true;
	char name[80];
	u32 i, length, bytes = 0;

	host_peak = 0;
	domains = million_build(MILLION);
	for (i = 0; good && i < MILLION; i++) {
		length = million_name(name, i);
		bytes += length;
		good = luarcu_domains_find(domains, name, length);
		name[length - 1]++;
		good &= !luarcu_domains_find(domains, name, length);
	}
	good &= luarcu_domains_count(domains) == MILLION && host_held <= 48UL * MILLION;
	good &= host_peak == host_held && host_peak == luarcu_domains_size(domains);
	host_case(good, "1000000 names of %.1f bytes in %.1f bytes each, %.1f while built",
		  bytes / 1e6, host_held / 1e6, host_peak / 1e6);
	luarcu_domains_free(domains);
	host_case(!host_held, "memory is given back");
}

/* A list that can't be arranged ends, and so does one whose task is killed. */
static void killed(void)
{
	struct luarcu_domains *domains = luarcu_domains_new(100000, 100000 * 8);
	unsigned long done = 0;
	char name[16];
	int err = 0;

	host_looks = 50;
	while (!err && done < 100000)
		err = luarcu_domains_add(domains, name, sprintf(name, "n%lu", done++));
	host_looks = LONG_MAX;
	host_case(err == -EINTR || err == -ELOOP, "in vain after %lu names: %d", done, err);
	luarcu_domains_free(domains);
}

int main(void)
{
	meaning();
	random_lists();
	if (SLOTS_REACH < 64) {
		killed();
		return host_failed;
	}
	malformed();
	bounds();
	million();
	return host_failed;
}
