// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "nfluactl/json.h"
#include "nfluactl/script.h"
#include "nfluactl/text.h"
#include "nfluactl/word.h"

/* More than any kernel can be configured for; whether it exists, the kernel says. */
#define CPU_MOST 65535

static json_t *text_json(const struct script_text *text)
{
	return text->bytes ? json_text(text->bytes, text->size) : json_null();
}

static void replies_put_json(const struct script_replies *replies)
{
	json_t *vms = json_array();

	for (size_t i = 0; i < replies->count; i++) {
		const struct script_reply *reply = &replies->items[i];

		json_array_append_new(vms,
				      json_pack("{s:I, s:o, s:o, s:o}", "cpu",
						(json_int_t)reply->cpu, "output",
						text_json(&reply->output), "result",
						text_json(&reply->result), "diagnostic",
						text_json(&reply->diagnostic)));
	}
	json_put(json_pack("{s:o}", "vms", vms));
}

/* With one VM its words alone; with more, each line says whose it is. */
static void replies_put(const struct script_replies *replies)
{
	char prefix[24] = "";

	for (size_t i = 0; i < replies->count; i++) {
		const struct script_reply *reply = &replies->items[i];

		if (replies->count > 1)
			snprintf(prefix, sizeof(prefix), "cpu %" PRIu32 ": ", reply->cpu);
		text_put_lines(stdout, prefix, reply->output.bytes, reply->output.size);
		text_put_lines(stdout, prefix, reply->result.bytes, reply->result.size);
	}
}

/* The words between NAME and CODE: none, or "cpu N". */
static int cpu_read(struct script *script, int count, char **words)
{
	struct word_range range = { 0, CPU_MOST };
	uint64_t cpu;
	int code;

	if (!count)
		return 0;
	if (strcmp(words[0], "cpu"))
		return fail(EXIT_USAGE, "exec: '%s' is not cpu (is CODE one word?)",
			    words[0]);
	if (count < 2)
		return fail(EXIT_USAGE,
			    "exec: CODE is missing (try 'nfluactl help exec')");
	code = word_number("exec: cpu", words[1], range, &cpu);
	script->cpu = cpu;
	return code;
}

static int code_read(struct script *script, const char *word)
{
	if (!strcmp(word, "-"))
		return script_read(script, word);
	script->size = strlen(word);
	if (script->size > LUNATIK_SCRIPT_MAX)
		return fail(EXIT_USAGE, "exec: CODE is longer than %u bytes",
			    LUNATIK_SCRIPT_MAX);
	script->text = strdup(word);
	return script->text ? 0 : fail(EXIT_USAGE, "exec: no memory");
}

int exec_run(int count, char **words)
{
	struct script script = { .verb = "exec",
				 .state = words[0],
				 .command = LUNATIK_CMD_EXEC,
				 .cpu = SCRIPT_EVERY_CPU,
				 .chunk = "exec" };
	struct script_replies replies;
	int code = cpu_read(&script, count - 2, words + 1);

	if (!code)
		code = code_read(&script, words[count - 1]);
	if (code)
		goto free_text;
	code = script_send(&script, &replies);
	if (json_wanted && (!code || code == EXIT_SCRIPT))
		replies_put_json(&replies);
	else
		replies_put(&replies);
	code = script_end(code, &replies);

free_text:
	free(script.text);
	return code;
}
