// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <string.h>

#include "nfluactl/json.h"
#include "nfluactl/state.h"
#include "nfluactl/text.h"
#include "nfluactl/xdp/attachment.h"

static void states_put_json(const struct states *states)
{
	json_t *array = json_array();

	for (size_t i = 0; i < states->count; i++)
		json_array_append_new(array, state_json(&states->items[i]));
	json_put(json_pack("{s:o}", "states", array));
}

static int longer(int width, const char *text)
{
	int length = strlen(text);

	return length > width ? length : width;
}

static void states_put_table(const struct states *states)
{
	int name = strlen("NAME"), script = strlen("SCRIPT");
	char held[TEXT_SIZE_SIZE];

	for (size_t i = 0; i < states->count; i++) {
		name = longer(name, states->items[i].name);
		script = longer(script, states->items[i].chunk);
	}
	printf("%-*s  %-*s  %5s  %10s  %8s  %8s\n", name, "NAME", script, "SCRIPT",
	       "USERS", "CALLS", "ERRORS", "MEMORY");
	for (size_t i = 0; i < states->count; i++) {
		const struct state *state = &states->items[i];

		printf("%-*s  %-*s  %5" PRIu32 "  %10" PRIu64 "  %8" PRIu64 "  %8s\n",
		       name, state->name, script, *state->chunk ? state->chunk : "-",
		       state->users, state->calls, state_errors(state),
		       text_size(held, state_held(state)));
	}
}

/* Users are what calls a state: rules, of which the kernel knows, and devices. */
static int users_add(struct states *states)
{
	struct attachments attachments;
	int code = attachments_get(&attachments, "list", NULL);

	for (size_t i = 0; !code && i < states->count; i++)
		states->items[i].users +=
			attachments_count(&attachments, states->items[i].name);
	attachments_free(&attachments);
	return code;
}

int list_run(int count, char **words)
{
	struct states states;
	int code = states_get(&states, NULL);

	(void)count, (void)words;
	if (!code)
		code = users_add(&states);
	if (!code && json_wanted)
		states_put_json(&states);
	else if (!code)
		states_put_table(&states);
	states_free(&states);
	return code;
}
