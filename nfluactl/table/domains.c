// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Domain names; the kernel is the judge of what is one. */
#include <string.h>
#include <arpa/inet.h>

#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/table/list.h"

struct domain {
	uint32_t line;
	const char *name;
};

static bool is_address(const char *word)
{
	unsigned char bytes[sizeof(struct in6_addr)];
	char address[INET6_ADDRSTRLEN];
	size_t length = strcspn(word, "%"); /* what is behind it names a device */

	if (length >= sizeof(address))
		return false;
	memcpy(address, word, length);
	address[length] = '\0';
	return inet_pton(AF_INET, address, bytes) == 1 ||
	       inet_pton(AF_INET6, address, bytes) == 1;
}

/* What files of hosts have of the machine itself. */
static bool is_local(const char *name)
{
	return !strchr(name, '.') || !strcmp(name, "localhost.localdomain") ||
	       is_address(name);
}

static int domain_add(struct list *list, const struct lines *lines, const char *name)
{
	struct domain *domain;

	if (strlen(name) > LUARCU_DOMAIN_MAX)
		return lines_fail(lines, lines->number,
				  "a domain name has 253 bytes at most");
	domain = list_add(list, lines);
	if (!domain)
		return EXIT_USAGE;
	domain->name = name;
	return 0;
}

static int domains_take(struct list *list, const struct lines *lines, char **words)
{
	int code = 0;

	if (!words[1] && !is_address(words[0]))
		return domain_add(list, lines, words[0]);
	if (!words[1])
		return lines_fail(lines, lines->number,
				  "'%s' is an address, and no domain name", words[0]);
	if (!is_address(words[0]))
		return lines_fail(
			lines, lines->number,
			"'%s' is no address, and more than one word follows none",
			words[0]);
	for (words++; !code && *words; words++)
		if (!is_local(*words))
			code = domain_add(list, lines, *words);
	return code;
}

static int domains_complete(struct list *list, const struct lines *lines)
{
	(void)list, (void)lines;
	return 0;
}

static void domains_put_room(const struct list *list, struct nlmsghdr *request)
{
	const struct domain *domains = list->entries;
	uint64_t bytes = 0;

	for (size_t i = 0; i < list->count; i++)
		bytes += strlen(domains[i].name);
	mnl_attr_put_u32(request, LUARCU_ROOM_A_NAMES, list->count);
	/* What is too much is refused by the kernel. */
	mnl_attr_put_u32(request, LUARCU_ROOM_A_BYTES,
			 bytes < UINT32_MAX ? bytes : UINT32_MAX);
}

static void domains_put_entry(const struct list *list, size_t index,
			      struct nlmsghdr *request)
{
	const struct domain *domains = list->entries;

	mnl_attr_put_strz(request, LUARCU_A_DOMAIN, domains[index].name);
}

const struct list_kind list_domains = {
	.name = "domains",
	.size = sizeof(struct domain),
	.take = domains_take,
	.complete = domains_complete,
	.put_room = domains_put_room,
	.put_entry = domains_put_entry,
};
