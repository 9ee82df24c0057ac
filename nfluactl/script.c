// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <linux/genetlink.h>

#include "nfluactl/script.h"

/* Headers and the small attributes of a request. */
#define REQUEST_EXTRA 512

/*
 * The kernel does not wait until the tool has read what it says of one VM, so the socket must
 * be able to hold it all. This is a limit; no memory is set aside.
 */
#define REPLIES_MOST (32U << 20)

static size_t request_size(size_t script)
{
	size_t parts = script / LUNATIK_SCRIPT_PART_MAX + 1;

	return REQUEST_EXTRA + script + parts * (MNL_ATTR_HDRLEN + MNL_ALIGNTO);
}

/* An empty script is one empty part. */
static void parts_put(struct nlmsghdr *request, const char *text, size_t size)
{
	do {
		size_t part =
			size < LUNATIK_SCRIPT_PART_MAX ? size : LUNATIK_SCRIPT_PART_MAX;

		mnl_attr_put(request, LUNATIK_A_SCRIPT, part, text);
		text += part;
		size -= part;
	} while (size);
}

static int text_take(struct script_text *text, const struct nlattr *attr)
{
	if (!attr)
		return 0;
	text->size = mnl_attr_get_payload_len(attr);
	text->bytes = malloc(text->size + 1);
	if (!text->bytes)
		return -1;
	memcpy(text->bytes, mnl_attr_get_payload(attr), text->size);
	/* Lua strings may hold NULs; the last one only ends the attribute. */
	if (text->size && !text->bytes[text->size - 1])
		text->size--;
	return 0;
}

static int replies_add(const struct nlmsghdr *message, void *data)
{
	const struct nlattr *attrs[LUNATIK_A_COUNT];
	struct script_replies *replies = data;
	struct script_reply *reply;

	reply = reallocarray(replies->items, replies->count + 1, sizeof(*reply));
	if (!reply)
		return MNL_CB_ERROR;
	replies->items = reply;
	reply += replies->count++;
	memset(reply, 0, sizeof(*reply));
	nflua_genl_attrs(message, attrs, LUNATIK_A_COUNT);
	if (attrs[LUNATIK_A_CPU] &&
	    !mnl_attr_validate(attrs[LUNATIK_A_CPU], MNL_TYPE_U32))
		reply->cpu = mnl_attr_get_u32(attrs[LUNATIK_A_CPU]);
	if (text_take(&reply->output, attrs[LUNATIK_A_OUTPUT]) ||
	    text_take(&reply->result, attrs[LUNATIK_A_RESULT]) ||
	    text_take(&reply->diagnostic, attrs[LUNATIK_A_DIAGNOSTIC]))
		return MNL_CB_ERROR;
	return MNL_CB_OK;
}

static int request_send(struct nflua_genl *genl, const struct script *script,
			struct script_replies *replies)
{
	size_t size = request_size(script->size);
	struct nlmsghdr *request;
	void *buffer = malloc(size);
	int error;

	if (!buffer)
		return -ENOMEM;
	request = nflua_genl_request(genl, buffer, script->command, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, script->state);
	mnl_attr_put_strz(request, LUNATIK_A_CHUNK, script->chunk);
	if (script->cpu != SCRIPT_EVERY_CPU)
		mnl_attr_put_u32(request, LUNATIK_A_CPU, script->cpu);
	parts_put(request, script->text, script->size);
	error = nflua_genl_expect(genl, size, REPLIES_MOST);
	if (!error)
		error = nflua_genl_talk(genl, request, replies_add, replies);
	free(buffer);
	return error;
}

static const struct script_text *diagnostic_find(const struct script_replies *replies)
{
	for (size_t i = 0; i < replies->count; i++) {
		if (replies->items[i].diagnostic.bytes)
			return &replies->items[i].diagnostic;
	}
	return NULL;
}

int script_send(const struct script *script, struct script_replies *replies)
{
	struct nflua_genl genl;
	int error, code;

	*replies = (struct script_replies){ 0 };
	code = control_open(&genl);
	if (code)
		return code;
	error = request_send(&genl, script, replies);
	if (error && diagnostic_find(replies)) {
		nflua_genl_close(&genl);
		return EXIT_SCRIPT;
	}
	return control_close(&genl, error, script->verb, script->state);
}

int script_end(int code, struct script_replies *replies)
{
	const struct script_text *diagnostic = diagnostic_find(replies);

	if (code == EXIT_SCRIPT)
		fail(code, "%.*s", (int)diagnostic->size, diagnostic->bytes);
	for (size_t i = 0; i < replies->count; i++) {
		free(replies->items[i].output.bytes);
		free(replies->items[i].result.bytes);
		free(replies->items[i].diagnostic.bytes);
	}
	free(replies->items);
	return code;
}
