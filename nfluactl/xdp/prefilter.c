// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/word.h"
#include "nfluactl/xdp/prefilter.h"

static const struct {
	const char *name;
	uint32_t number;
} protocols[] = {
	{ "tcp", IPPROTO_TCP },
	{ "udp", IPPROTO_UDP },
	{ "icmp", IPPROTO_ICMP },
	{ "icmpv6", IPPROTO_ICMPV6 },
};

#define PROTOCOLS (sizeof(protocols) / sizeof(*protocols))

int prefilter_protocol(const char *word, struct attach_config *config)
{
	struct word_range range = { 0, IPPROTO_RAW };
	uint64_t number;
	int code;

	for (size_t i = 0; i < PROTOCOLS; i++) {
		if (strcmp(protocols[i].name, word))
			continue;
		config->protocol = protocols[i].number;
		return 0;
	}
	if (!isdigit((unsigned char)*word))
		return fail(EXIT_USAGE,
			    "attach: '%s' is not tcp, udp, icmp, icmpv6 or a number",
			    word);
	code = word_number("attach: protocol", word, range, &number);
	config->protocol = number;
	return code;
}

int prefilter_ports(const char *key, const char *word, __be16 ports[ATTACH_PORTS_MAX])
{
	char where[32], *copy = strdup(word), *rest = copy, *item;
	struct word_range range = { 1, UINT16_MAX };
	int count = 0, code = copy ? 0 : fail(EXIT_USAGE, "attach: no memory");
	uint64_t number;

	snprintf(where, sizeof(where), "attach: %s", key);
	while (!code && (item = strsep(&rest, ","))) {
		code = word_number(where, item, range, &number);
		if (!code && count == ATTACH_PORTS_MAX)
			code = fail(EXIT_USAGE, "%s: more than %d ports", where, count);
		if (!code)
			ports[count++] = htons(number);
	}
	free(copy);
	return code;
}

bool prefilter_has_ports(const struct attach_config *config)
{
	return config->protocol == IPPROTO_TCP || config->protocol == IPPROTO_UDP;
}

static char *ports_text(char *at, const char *key, const __be16 *ports)
{
	for (int i = 0; i < ATTACH_PORTS_MAX && ports[i]; i++) {
		if (i)
			at += sprintf(at, ",");
		else
			at += sprintf(at, " %s ", key);
		at += sprintf(at, "%u", ntohs(ports[i]));
	}
	return at;
}

static char *protocol_text(char *at, uint32_t protocol)
{
	for (size_t i = 0; i < PROTOCOLS; i++) {
		if (protocols[i].number == protocol)
			return at + sprintf(at, "%s", protocols[i].name);
	}
	return at + sprintf(at, "%u", protocol & UINT8_MAX);
}

const char *prefilter_text(char buffer[PREFILTER_TEXT_SIZE],
			   const struct attach_config *config)
{
	char *at;

	if (config->protocol == ATTACH_PROTOCOL_ANY)
		return "-";
	at = protocol_text(buffer, config->protocol);
	at = ports_text(at, "sport", config->sources);
	ports_text(at, "dport", config->destinations);
	return buffer;
}

json_t *prefilter_protocol_json(const struct attach_config *config)
{
	return config->protocol == ATTACH_PROTOCOL_ANY ? json_null()
						       : json_integer(config->protocol);
}

json_t *prefilter_ports_json(const __be16 ports[ATTACH_PORTS_MAX])
{
	json_t *array = json_array();

	for (int i = 0; i < ATTACH_PORTS_MAX && ports[i]; i++)
		json_array_append_new(array, json_integer(ntohs(ports[i])));
	return array;
}
