// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nfluactl/script.h"

/* Fills the buffer as far as the file goes; -1 and errno on failure. */
static ssize_t file_fill(int fd, char *buffer, size_t size)
{
	size_t length = 0;
	ssize_t n;

	while (length < size) {
		n = read(fd, buffer + length, size - length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (!n)
			break;
		length += n;
	}
	return length;
}

static int file_read(struct script *script, int fd, const char *path)
{
	/* One byte more than may be, to see that there is more. */
	size_t room = LUNATIK_SCRIPT_MAX + 1;
	ssize_t size;

	script->text = malloc(room);
	if (!script->text)
		return fail(EXIT_USAGE, "%s: %s", script->verb, strerror(ENOMEM));
	size = file_fill(fd, script->text, room);
	if (size < 0)
		return fail(EXIT_USAGE, "%s: %s: %s", script->verb, path,
			    strerror(errno));
	if ((size_t)size == room)
		return fail(EXIT_USAGE, "%s: %s: longer than %u bytes", script->verb,
			    path, LUNATIK_SCRIPT_MAX);
	script->size = size;
	return 0;
}

int script_read(struct script *script, const char *path)
{
	int fd, code;

	if (!strcmp(path, "-"))
		return file_read(script, STDIN_FILENO, "standard input");
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(EXIT_USAGE, "%s: %s: %s", script->verb, path,
			    strerror(errno));
	code = file_read(script, fd, path);
	close(fd);
	return code;
}
