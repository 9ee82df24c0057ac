// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Nanoseconds of a CPU for a search in user space, in sets of ten to a million entries. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <linux/compiler.h>

#include "luarcu/domains.h"
#include "luarcu/prefixes.h"
#include "tests/host/luarcu_sets/host.h"

#define KEYS 65536 /* in an order that no cache knows */
#define SEARCHES (1 << 21)
#define NAME 64

static char names[KEYS][NAME];
static u8 lengths[KEYS];
static u8 addresses[KEYS][16];
static volatile u32 found;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

/* Of four labels below the listed ones, if @below. */
static u8 name_make(char *name, u32 n, bool below)
{
	return snprintf(name, NAME, "%stracker%u.site%u.com", below ? "www." : "", n % 7919, n);
}

static struct luarcu_domains *domains_make(u32 count)
{
	struct luarcu_domains *domains = luarcu_domains_new(count, count * 40);
	char name[NAME];
	u32 n;

	for (n = 0; n < count; n++)
		luarcu_domains_add(domains, name, name_make(name, n, false));
	return domains;
}

static double domains_time(const struct luarcu_domains *domains, u32 from, u32 count)
{
	double begin;
	u32 i;

	for (i = 0; i < KEYS; i++)
		lengths[i] = name_make(names[i], from + host_random(count), true);
	begin = now();
	for (i = 0; i < SEARCHES; i++)
		found += luarcu_domains_find(domains, names[i % KEYS], lengths[i % KEYS]);
	return (now() - begin) / SEARCHES;
}

/* One prefix in each of @count equal parts of what addresses there are. */
static struct luarcu_prefixes *prefixes_make(u32 count, bool ipv4)
{
	u32 room[LUARCU_PREFIXES_KINDS] = { 0 };
	struct luarcu_prefix prefix = { .ipv4 = ipv4, .length = ipv4 ? 28 : 48 };
	struct luarcu_prefixes *prefixes;
	u32 n;

	room[ipv4 ? LUARCU_PREFIXES_IPV4 : LUARCU_PREFIXES_NETWORKS] = count;
	prefixes = luarcu_prefixes_new(room);
	for (n = 0; n < count; n++) {
		const u64 part = ipv4 ? (1ULL << 32) / count : (1ULL << 44) / count;
		const u64 at = n * part + host_random(part);

		if (ipv4)
			put_unaligned_be32(at & ~0xfULL, prefix.address);
		else
			put_unaligned_be64((at & ~0xfULL) << 16 | 1ULL << 61, prefix.address);
		prefix.value = n;
		luarcu_prefixes_add(prefixes, &prefix);
	}
	luarcu_prefixes_finish(prefixes);
	return prefixes;
}

static double prefixes_time(const struct luarcu_prefixes *prefixes, bool ipv4)
{
	u32 i, value = 0;
	double begin;

	for (i = 0; i < KEYS; i++) {
		put_unaligned_be64(host_random(1ULL << 50) << 10 | 1ULL << 61, addresses[i]);
		if (ipv4)
			put_unaligned_be32(host_random(1ULL << 32), addresses[i]);
	}
	begin = now();
	for (i = 0; i < SEARCHES; i++) {
		const u8 *address = addresses[i % KEYS];

		if (ipv4)
			found += luarcu_prefixes_find_ipv4(prefixes, get_unaligned_be32(address),
							   &value);
		else
			found += luarcu_prefixes_find_ipv6(prefixes, address, &value);
	}
	return (now() - begin) / SEARCHES;
}

static void line(u32 count)
{
	struct luarcu_domains *domains = domains_make(count);
	struct luarcu_prefixes *ipv4 = prefixes_make(count, true);
	struct luarcu_prefixes *ipv6 = prefixes_make(count, false);

	printf("%8u  %8.1f  %8.1f  %8.1f  %8.1f\n", count, domains_time(domains, 0, count),
	       domains_time(domains, count, count), prefixes_time(ipv4, true),
	       prefixes_time(ipv6, false));
	luarcu_domains_free(domains);
	luarcu_prefixes_free(ipv4);
	luarcu_prefixes_free(ipv6);
}

int main(void)
{
	u32 count;

	printf("%8s  %8s  %8s  %8s  %8s\n", "entries", "name", "no name", "IPv4", "IPv6");
	for (count = 10; count <= 1000000; count *= 10)
		line(count);
	return 0;
}
