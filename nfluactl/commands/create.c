// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/word.h"

/* What the user did not say is left to the kernel. */
struct settings {
	bool given[4]; /* by key */
	uint64_t memory;
	uint64_t budget;
	uint64_t quarantine;
	enum lunatik_on_error on_error;
};

static int memory_read(const char *word, struct settings *settings)
{
	struct word_range range = { LUNATIK_MEMORY_MIN, LUNATIK_MEMORY_MAX };

	return word_size("create: memory", word, range, &settings->memory);
}

static int budget_read(const char *word, struct settings *settings)
{
	struct word_range range = { LUNATIK_BUDGET_MIN, LUNATIK_BUDGET_MAX };

	return word_number("create: budget", word, range, &settings->budget);
}

static int quarantine_read(const char *word, struct settings *settings)
{
	struct word_range range = { LUNATIK_QUARANTINE_MIN, LUNATIK_QUARANTINE_MAX };

	return word_number("create: quarantine", word, range, &settings->quarantine);
}

static int on_error_read(const char *word, struct settings *settings)
{
	if (strcmp(word, "accept") && strcmp(word, "drop"))
		return fail(EXIT_USAGE,
			    "create: on-error: '%s' is neither accept nor drop", word);
	settings->on_error =
		strcmp(word, "drop") ? LUNATIK_ON_ERROR_ACCEPT : LUNATIK_ON_ERROR_DROP;
	return 0;
}

enum { MEMORY, BUDGET, ON_ERROR, QUARANTINE, KEYS };

static const struct {
	const char *word, *value;
	int (*read)(const char *word, struct settings *settings);
} keys[KEYS] = {
	[MEMORY] = { "memory", "SIZE", memory_read },
	[BUDGET] = { "budget", "N", budget_read },
	[ON_ERROR] = { "on-error", "accept or drop", on_error_read },
	[QUARANTINE] = { "quarantine", "N", quarantine_read },
};

/* One keyword and its value, which may be NULL. */
static int setting_read(const char *word, const char *value, struct settings *settings)
{
	int key;

	for (key = 0; key < KEYS && strcmp(keys[key].word, word); key++)
		;
	if (key == KEYS)
		return fail(EXIT_USAGE,
			    "create: '%s' is not memory, budget, on-error or quarantine",
			    word);
	if (settings->given[key])
		return fail(EXIT_USAGE, "create: %s is given twice", word);
	if (!value)
		return fail(EXIT_USAGE, "create: %s: %s is missing", word,
			    keys[key].value);
	settings->given[key] = true;
	return keys[key].read(value, settings);
}

static int state_create(const char *name, const struct settings *settings)
{
	char buffer[256];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int code = control_open(&genl);

	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUNATIK_CMD_CREATE, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, name);
	if (settings->given[MEMORY])
		mnl_attr_put_u64(request, LUNATIK_A_MEMORY, settings->memory);
	if (settings->given[BUDGET])
		mnl_attr_put_u32(request, LUNATIK_A_BUDGET, settings->budget);
	if (settings->given[ON_ERROR])
		mnl_attr_put_u32(request, LUNATIK_A_ON_ERROR, settings->on_error);
	if (settings->given[QUARANTINE])
		mnl_attr_put_u32(request, LUNATIK_A_QUARANTINE, settings->quarantine);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL), "create",
			     name);
}

int create_run(int count, char **words)
{
	struct settings settings = { 0 };
	int code;

	for (int i = 1; i < count; i += 2) {
		code = setting_read(words[i], i + 1 < count ? words[i + 1] : NULL,
				    &settings);
		if (code)
			return code;
	}
	return state_create(words[0], &settings);
}
