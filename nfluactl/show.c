// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <string.h>

#include "nfluactl/json.h"
#include "nfluactl/state.h"
#include "nfluactl/text.h"

#define VALUE_COLUMN 14

static void text_line(const char *key, const char *value)
{
	printf("%s:%*s%s\n", key, VALUE_COLUMN - (int)strlen(key) - 1, "", value);
}

static void number_line(const char *key, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	text_line(key, text);
}

static void size_line(const char *key, uint64_t bytes)
{
	char text[TEXT_SIZE_SIZE];

	text_line(key, text_size(text, bytes));
}

static void errors_put(const struct state *state)
{
	char key[VALUE_COLUMN];

	number_line("errors", state_errors(state));
	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++) {
		snprintf(key, sizeof(key), "  %s", state_error_names[kind]);
		number_line(key, state->errors[kind]);
	}
}

static void vms_put(const struct state *state)
{
	char key[VALUE_COLUMN];

	size_line("held", state_held(state));
	for (size_t i = 0; i < state->vm_count; i++) {
		snprintf(key, sizeof(key), "  cpu %" PRIu32, state->vms[i].cpu);
		size_line(key, state->vms[i].memory);
	}
}

static void quarantine_put(const struct state *state)
{
	char text[32] = "off";

	if (state->quarantine)
		snprintf(text, sizeof(text), "%" PRIu32 "%s", state->quarantine,
			 state->quarantined ? " (in force)" : "");
	text_line("quarantine", text);
}

static void state_put(const struct state *state)
{
	text_line("state", state->name);
	text_line("script", *state->chunk ? state->chunk : "-");
	number_line("loads", state->loads);
	text_line("on-error", state_on_error(state));
	size_line("memory", state->memory);
	number_line("budget", state->budget);
	quarantine_put(state);
	number_line("users", state->users);
	number_line("calls", state->calls);
	errors_put(state);
	vms_put(state);
}

int show_run(int count, char **words)
{
	struct states states;
	int code = states_get(&states, words[0]);

	(void)count;
	if (!code && !states.count)
		code = fail(EXIT_REFUSED, "show %s: the kernel sent no answer", words[0]);
	else if (!code && json_wanted)
		json_put(state_json(&states.items[0]));
	else if (!code)
		state_put(&states.items[0]);
	states_free(&states);
	return code;
}
