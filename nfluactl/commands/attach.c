// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>
#include <linux/if_link.h>
#include <net/if_arp.h>

#include "lunatik/client/name.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/state.h"
#include "nfluactl/xdp/blocklist.h"
#include "nfluactl/xdp/prefilter.h"
#include "nfluactl/xdp/xdp.h"

enum { SPORT, DPORT, MODE, ON_ERROR, KEYS };

struct order {
	bool given[KEYS]; /* by key */
	uint32_t mode;	  /* XDP_FLAGS_..., or 0: as the kernel chooses */
	struct attach_config config;
	struct bpf_lua_function filter;
};

static int sport_read(const char *word, struct order *order)
{
	return prefilter_ports("sport", word, order->config.sources);
}

static int dport_read(const char *word, struct order *order)
{
	return prefilter_ports("dport", word, order->config.destinations);
}

static int mode_read(const char *word, struct order *order)
{
	if (strcmp(word, "native") && strcmp(word, "generic"))
		return fail(EXIT_USAGE,
			    "attach: mode: '%s' is neither native nor generic", word);
	order->mode = strcmp(word, "native") ? XDP_FLAGS_SKB_MODE : XDP_FLAGS_DRV_MODE;
	return 0;
}

static int on_error_read(const char *word, struct order *order)
{
	if (!strcmp(word, "pass"))
		order->config.on_error = XDP_PASS;
	else if (!strcmp(word, "drop"))
		order->config.on_error = XDP_DROP;
	else if (!strcmp(word, "abort"))
		order->config.on_error = XDP_ABORTED;
	else
		return fail(EXIT_USAGE,
			    "attach: on-error: '%s' is not pass, drop or abort", word);
	return 0;
}

static const struct {
	const char *word, *value;
	int (*read)(const char *word, struct order *order);
} keys[KEYS] = {
	[SPORT] = { "sport", "LIST", sport_read },
	[DPORT] = { "dport", "LIST", dport_read },
	[MODE] = { "mode", "native or generic", mode_read },
	[ON_ERROR] = { "on-error", "pass, drop or abort", on_error_read },
};

static int key_find(const char *word)
{
	int key;

	for (key = 0; key < KEYS && strcmp(keys[key].word, word); key++)
		;
	return key;
}

/* One keyword and its value, which may be NULL. */
static int setting_read(const char *word, const char *value, struct order *order)
{
	int key = key_find(word);

	if (key == KEYS)
		return fail(EXIT_USAGE,
			    "attach: '%s' is not sport, dport, mode or on-error", word);
	if (order->given[key])
		return fail(EXIT_USAGE, "attach: %s is given twice", word);
	if (!value)
		return fail(EXIT_USAGE, "attach: %s: %s is missing", word,
			    keys[key].value);
	if ((key == SPORT || key == DPORT) && !prefilter_has_ports(&order->config))
		return fail(EXIT_USAGE, "attach: %s needs tcp or udp before it", word);
	order->given[key] = true;
	return keys[key].read(value, order);
}

/* The words behind NAME FUNCTION. */
static int settings_read(int count, char **words, struct order *order)
{
	int i = 0, code = 0;

	if (count && key_find(words[0]) == KEYS)
		code = prefilter_protocol(words[i++], &order->config);
	for (; !code && i < count; i += 2)
		code = setting_read(words[i], i + 1 < count ? words[i + 1] : NULL, order);
	return code;
}

static int order_read(int count, char **words, struct order *order)
{
	if (!nflua_name_is_function(words[1]))
		return fail(EXIT_USAGE, "attach: '%s' is not " NFLUA_FUNCTION_RULE,
			    words[1]);
	strcpy(order->filter.state, words[0]);
	strcpy(order->filter.function, words[1]);
	return settings_read(count - 2, words + 2, order);
}

/* The function must be there, although the program could wait for it: it was mistyped. */
static int policy_find(struct order *order)
{
	enum lunatik_on_error on_error = LUNATIK_ON_ERROR_DROP;
	int code = state_find_function(&on_error, "attach", order->filter.state,
				       order->filter.function);

	if (!order->given[ON_ERROR])
		order->config.on_error =
			on_error == LUNATIK_ON_ERROR_ACCEPT ? XDP_PASS : XDP_DROP;
	return code;
}

/*
 * The kernel replaces a program by another one of the same mode only. Another mode would
 * mean a time without any: that is for the user to decide.
 */
static int mode_keep(const struct attachment *present, struct order *order)
{
	uint32_t mode = present->link.generic ? XDP_FLAGS_SKB_MODE : XDP_FLAGS_DRV_MODE;

	if (order->given[MODE] && order->mode != mode)
		return fail(
			EXIT_REFUSED,
			"attach: %s is attached in %s mode, which can't change without "
			"a gap (nfluactl detach %s first)",
			present->link.name, attachment_mode(present), present->link.name);
	order->mode = mode;
	return 0;
}

static int order_carry_out(struct order *order, const char *device)
{
	struct bpf_rcu_table blocklist;
	struct attachment present;
	int code = attachment_find(&present, "attach", device);

	if (!code && present.foreign)
		code = attachment_refuse(&present, "attach");
	if (!code && *present.program)
		code = mode_keep(&present, order);
	if (!code)
		code = xdp_ready();
	if (!code)
		code = blocklist_make(&present, &blocklist);
	order->config.ethernet =
		present.link.type == ARPHRD_ETHER || present.link.type == ARPHRD_LOOPBACK;
	if (!code) {
		code = xdp_attach(&present, &order->config, &order->filter, &blocklist,
				  order->mode);
		if (code && !*present.program)
			blocklist_drop(&present.link, &blocklist, false);
	}
	attachment_close(&present);
	return code;
}

int attach_run(int count, char **words)
{
	struct order order = { .config = { .magic = ATTACH_MAGIC,
					   .protocol = ATTACH_PROTOCOL_ANY } };
	int code = order_read(count - 1, words + 1, &order);

	if (!code)
		code = policy_find(&order);
	return code ? code : order_carry_out(&order, words[0]);
}
