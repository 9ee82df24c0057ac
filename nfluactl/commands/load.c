// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "nfluactl/script.h"
#include "nfluactl/text.h"

/* The name of the file without its folders; of a long one the end, which tells most. */
static const char *chunk_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t length = strlen(name);

	if (!strcmp(path, "-"))
		return "stdin";
	if (length >= LUNATIK_CHUNK_SIZE)
		name += length - (LUNATIK_CHUNK_SIZE - 1);
	while ((*name & 0xc0) == 0x80) /* the rest of a UTF-8 character that was cut */
		name++;
	return name;
}

int load_run(int count, char **words)
{
	struct script script = { .verb = "load",
				 .state = words[0],
				 .command = LUNATIK_CMD_LOAD,
				 .cpu = SCRIPT_EVERY_CPU };
	struct script_replies replies;
	int code;

	(void)count;
	strcpy(script.chunk, chunk_name(words[1]));
	code = script_read(&script, words[1]);
	if (code)
		goto free_text;
	code = script_send(&script, &replies);
	for (size_t i = 0; i < replies.count; i++)
		text_put_lines(stdout, "", replies.items[i].output.bytes,
			       replies.items[i].output.size);
	code = script_end(code, &replies);

free_text:
	free(script.text);
	return code;
}
