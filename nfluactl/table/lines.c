// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/table/lines.h"

/* A list of 2^24 entries is not larger. */
#define LINES_SIZE_MAX ((size_t)4 << 30)
#define LINES_SIZE_FIRST ((size_t)1 << 20)

#define SPACES " \t\r"

/* What editors put before a text of UTF-8. */
#define MARK "\xef\xbb\xbf"

int lines_fail(const struct lines *lines, uint32_t number, const char *format, ...)
{
	char *reason;
	va_list args;
	int length;

	va_start(args, format);
	length = vasprintf(&reason, format, args);
	va_end(args);
	if (length < 0)
		return fail(EXIT_USAGE, "table load: no memory");
	fail(EXIT_USAGE, "table load: %s:%u: %s", lines->path, number, reason);
	free(reason);
	return EXIT_USAGE;
}

/* Room for one byte more, the last one's end. */
static bool text_grow(struct lines *lines, size_t *room)
{
	size_t size = *room ? 2 * *room : LINES_SIZE_FIRST;
	char *text = size > LINES_SIZE_MAX ? NULL : realloc(lines->text, size + 1);

	if (!text)
		return false;
	lines->text = text;
	*room = size;
	return true;
}

/* What is no text has bytes that text does not have. Looks from @at on, in line @number. */
static int text_check(const struct lines *lines, size_t at, uint32_t *number)
{
	for (; at < lines->size; at++) {
		unsigned char byte = lines->text[at];

		if (byte == '\n')
			++*number;
		else if (byte == 0x7f || (byte < ' ' && !strchr(SPACES "\f", byte)) ||
			 !byte)
			return lines_fail(lines, *number,
					  "this is no text: a byte is 0x%02x", byte);
	}
	return 0;
}

static int text_read(struct lines *lines, int fd)
{
	uint32_t number = 1;
	size_t room = 0;
	ssize_t n;
	int code;

	for (;;) {
		if (lines->size == room && !text_grow(lines, &room))
			return fail(EXIT_USAGE, "table load: %s: no memory", lines->path);
		n = read(fd, lines->text + lines->size, room - lines->size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(EXIT_USAGE, "table load: %s: %s", lines->path,
				    strerror(errno));
		if (!n)
			break;
		lines->size += n;
		/* At once: a device may have no end. */
		code = text_check(lines, lines->size - n, &number);
		if (code)
			return code;
	}
	lines->text[lines->size] = '\0';
	lines->next = lines->text;
	if (!strncmp(lines->next, MARK, strlen(MARK)))
		lines->next += strlen(MARK);
	return 0;
}

static int file_read(struct lines *lines, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), code;

	if (fd < 0)
		return fail(EXIT_USAGE, "table load: %s: %s", path, strerror(errno));
	code = text_read(lines, fd);
	close(fd);
	return code;
}

int lines_open(struct lines *lines, const char *path)
{
	bool input = !strcmp(path, "-");
	int code;

	*lines = (struct lines){ .path = input ? "standard input" : path };
	code = input ? text_read(lines, STDIN_FILENO) : file_read(lines, path);
	if (code)
		lines_close(lines);
	return code;
}

void lines_close(struct lines *lines)
{
	free(lines->text);
	lines->text = NULL;
}

/* Ends the line with a NUL, before its comment; returns where it begins, or NULL. */
static char *line_next(struct lines *lines)
{
	char *line = lines->next, *end;

	if (line == lines->text + lines->size)
		return NULL;
	end = strchrnul(line, '\n');
	lines->next = *end ? end + 1 : end;
	lines->number++;
	*end = '\0';
	line[strcspn(line, "#")] = '\0';
	return line;
}

static int line_split(char *line, char *words[LINES_WORDS + 1])
{
	char *rest, *word = strtok_r(line, SPACES "\f", &rest);
	int count = 0;

	for (; word && count < LINES_WORDS; word = strtok_r(NULL, SPACES "\f", &rest))
		words[count++] = word;
	words[count] = NULL;
	return word ? LINES_WORDS + 1 : count;
}

int lines_next(struct lines *lines, char *words[LINES_WORDS + 1])
{
	char *line;
	int count = 0;

	while (!count && (line = line_next(lines)))
		count = line_split(line, words);
	return count;
}
