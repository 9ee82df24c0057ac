// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "nfluactl/text.h"
#include "nfluactl/xdp/attachment.h"
#include "nfluactl/xdp/prefilter.h"

/* Each is the sum of some of the program's: of those from the first to the last. */
static const struct {
	const char *line, *name;
	enum attach_counter first, last;
} counters[] = {
	{ "  packets", "packets", ATTACH_IGNORED, ATTACH_REDIRECT },
	{ "  ignored", "ignored", ATTACH_IGNORED, ATTACH_IGNORED },
	{ "  blocked", "blocked", ATTACH_BLOCKED, ATTACH_BLOCKED },
	{ "  calls", "calls", ATTACH_ERROR, ATTACH_REDIRECT },
	{ "    pass", "pass", ATTACH_PASS, ATTACH_PASS },
	{ "    drop", "drop", ATTACH_DROP, ATTACH_DROP },
	{ "    tx", "tx", ATTACH_TX, ATTACH_TX },
	{ "    redirect", "redirect", ATTACH_REDIRECT, ATTACH_REDIRECT },
	{ "    error", "error", ATTACH_ERROR, ATTACH_ERROR },
};

#define COUNTERS (sizeof(counters) / sizeof(*counters))

static uint64_t counter_sum(const struct attachment *attachment, size_t which)
{
	uint64_t sum = 0;

	for (int i = counters[which].first; i <= (int)counters[which].last; i++)
		sum += attachment->counters[i];
	return sum;
}

const char *attachment_mode(const struct attachment *attachment)
{
	return attachment->link.generic ? "generic" : "native";
}

static const char *on_error_name(const struct attachment *attachment)
{
	switch (attachment->config.on_error) {
	case XDP_PASS:
		return "pass";
	case XDP_DROP:
		return "drop";
	default:
		return "abort";
	}
}

static void filter_line(const char *key, const char *name, bool missing)
{
	char text[LUNATIK_FUNCTION_SIZE + 16];

	snprintf(text, sizeof(text), "%s%s", name, missing ? " (missing)" : "");
	text_line(key, text);
}

static void attachment_put(const struct attachment *attachment)
{
	char text[PREFILTER_TEXT_SIZE];

	text_line("device", attachment->link.name);
	filter_line("  state", attachment->filter.state, attachment->lack == STATE_LACKS_ALL);
	filter_line("  function", attachment->filter.function,
		    attachment->lack == STATE_LACKS_FUNCTION);
	text_line("  mode", attachment_mode(attachment));
	text_line("  prefilter", prefilter_text(text, &attachment->config));
	text_line("  on-error", on_error_name(attachment));
	for (size_t i = 0; i < COUNTERS; i++)
		text_line_number(counters[i].line, counter_sum(attachment, i));
}

void attachments_put(const struct attachments *attachments)
{
	for (size_t i = 0; i < attachments->count; i++)
		attachment_put(&attachments->items[i]);
}

static json_t *counters_json(const struct attachment *attachment)
{
	json_t *object = json_object();

	for (size_t i = 0; i < COUNTERS; i++)
		json_object_set_new(object, counters[i].name,
				    json_integer(counter_sum(attachment, i)));
	return object;
}

static json_t *attachment_json(const struct attachment *attachment)
{
	static const char *const lacks[] = {
		[STATE_LACKS_NOTHING] = NULL,
		[STATE_LACKS_ALL] = "state",
		[STATE_LACKS_FUNCTION] = "function",
	};
	const struct attach_config *config = &attachment->config;

	return json_pack(
		"{s:s, s:s, s:s, s:s?, s:s, s:o, s:o, s:o, s:s, s:o}", "device",
		attachment->link.name, "state", attachment->filter.state, "function",
		attachment->filter.function, "missing", lacks[attachment->lack], "mode",
		attachment_mode(attachment),
		"protocol", prefilter_protocol_json(config), "source_ports",
		prefilter_ports_json(config->sources), "destination_ports",
		prefilter_ports_json(config->destinations), "on_error",
		on_error_name(attachment), "counters", counters_json(attachment));
}

json_t *attachments_json(const struct attachments *attachments)
{
	json_t *array = json_array();

	for (size_t i = 0; i < attachments->count; i++)
		json_array_append_new(array, attachment_json(&attachments->items[i]));
	return array;
}
