// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "nfluactl/json.h"
#include "nfluactl/state.h"
#include "nfluactl/text.h"
#include "nfluactl/xdp/attachment.h"

static void size_line(const char *key, uint64_t bytes)
{
	char text[TEXT_SIZE_SIZE];

	text_line(key, text_size(text, bytes));
}

static void errors_put(const struct state *state)
{
	char key[TEXT_VALUE_COLUMN];

	text_line_number("errors", state_errors(state));
	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++) {
		snprintf(key, sizeof(key), "  %s", state_error_names[kind]);
		text_line_number(key, state->errors[kind]);
	}
}

static void vms_put(const struct state *state)
{
	char key[TEXT_VALUE_COLUMN];

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
	text_line_number("loads", state->loads);
	text_line("on-error", state_on_error(state));
	size_line("memory", state->memory);
	text_line_number("budget", state->budget);
	quarantine_put(state);
	text_line_number("users", state->users);
	text_line_number("calls", state->calls);
	errors_put(state);
	vms_put(state);
}

static void show_put(const struct state *state, const struct attachments *attachments)
{
	json_t *document;

	if (json_wanted) {
		document = state_json(state);
		json_object_set_new(document, "attachments",
				    attachments_json(attachments));
		json_put(document);
		return;
	}
	state_put(state);
	attachments_put(attachments);
}

static int show_state(const char *name)
{
	struct attachments attachments = { 0 };
	struct states states;
	int code = states_get(&states, name);

	if (!code && !states.count)
		code = fail(EXIT_REFUSED, "show %s: the kernel sent no answer", name);
	if (!code)
		code = attachments_get(&attachments, "show", name);
	if (!code)
		code = attachments_check(&attachments, "show");
	if (!code) {
		states.items[0].users += attachments.count;
		show_put(&states.items[0], &attachments);
	}
	attachments_free(&attachments);
	states_free(&states);
	return code;
}

static int show_attachments(void)
{
	struct attachments attachments;
	int code = attachments_get(&attachments, "show", NULL);

	if (!code)
		code = attachments_check(&attachments, "show");
	if (!code && json_wanted)
		json_put(json_pack("{s:o}", "attachments",
				   attachments_json(&attachments)));
	else if (!code && !attachments.count && isatty(STDOUT_FILENO))
		puts("nothing is attached to a device of this network namespace");
	else if (!code)
		attachments_put(&attachments);
	attachments_free(&attachments);
	return code;
}

int show_run(int count, char **words)
{
	return count ? show_state(words[0]) : show_attachments();
}
