// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "nfluactl/table/rcu.h"
#include "nfluactl/word.h"

/* What the user did not say is left to the kernel. */
struct settings {
	uint32_t numbers[LUARCU_SETTING_A_COUNT]; /* by attribute; 0: it is not given */
};

static const struct {
	const char *word, *where;
	int attr;
	struct word_range range;
} numbers[] = {
	{ "size",
	  "table create: size",
	  LUARCU_SETTING_A_SIZE,
	  { 1, LUARCU_ENTRIES_MAX } },
	{ "ttl", "table create: ttl", LUARCU_SETTING_A_TTL, { 1, LUARCU_SECONDS_MAX } },
	{ "key", "table create: key", LUARCU_SETTING_A_KEY, { 1, LUARCU_STRING_MAX } },
	{ "value",
	  "table create: value",
	  LUARCU_SETTING_A_VALUE,
	  { 1, LUARCU_STRING_MAX } },
};

#define NUMBERS (int)(sizeof(numbers) / sizeof(numbers[0]))

/* One setting, whose value may be NULL; sets how many words it takes. */
static int setting_read(const char *word, const char *value, struct settings *settings,
			int *taken)
{
	uint64_t number;
	int i, code;

	*taken = 1;
	if (!strcmp(word, "oldest") || !strcmp(word, "refresh")) {
		settings->numbers[*word == 'o' ? LUARCU_SETTING_A_OLDEST
					       : LUARCU_SETTING_A_REFRESH] = 1;
		return 0;
	}
	for (i = 0; i < NUMBERS && strcmp(numbers[i].word, word); i++)
		;
	if (i == NUMBERS)
		return fail(
			EXIT_USAGE,
			"table create: '%s' is not size, ttl, key, value, oldest or refresh",
			word);
	if (settings->numbers[numbers[i].attr])
		return fail(EXIT_USAGE, "table create: %s is given twice", word);
	if (!value)
		return fail(EXIT_USAGE, "table create: %s: N is missing", word);
	*taken = 2;
	code = word_number(numbers[i].where, value, numbers[i].range, &number);
	if (!code)
		settings->numbers[numbers[i].attr] = number;
	return code;
}

static int table_create(const char *name, const struct settings *settings)
{
	char buffer[512];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int code = rcu_open(&genl);

	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_CREATE, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, name);
	mnl_attr_put_strz(request, LUARCU_A_KIND, "table");
	rcu_settings_put(request, settings->numbers);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL),
			     "table create", name);
}

int table_create_run(int count, char **words)
{
	struct settings settings = { 0 };
	int code = 0, taken;

	if (!strcmp(words[1], "domains") || !strcmp(words[1], "prefixes")) {
		if (count > 2)
			return fail(EXIT_USAGE,
				    "table create: unexpected '%s' (try 'nfluactl help "
				    "table')",
				    words[2]);
		return rcu_command(LUARCU_CMD_CREATE, "table create", words[0], words[1]);
	}
	/* The kind of most of them goes without saying. */
	for (int i = 1; !code && i < count; i += taken)
		code = setting_read(words[i], i + 1 < count ? words[i + 1] : NULL,
				    &settings, &taken);
	if (!code && !settings.numbers[LUARCU_SETTING_A_SIZE])
		code = fail(EXIT_USAGE, "table create: size N is missing");
	return code ? code : table_create(words[0], &settings);
}
