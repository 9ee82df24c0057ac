// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "nfluactl/text.h"

const char *text_size(char buffer[TEXT_SIZE_SIZE], uint64_t bytes)
{
	const char *unit = "\0KMG";
	uint64_t rest = 0;

	while (bytes >= 1024 && unit[1]) {
		rest = bytes % 1024;
		bytes /= 1024;
		unit++;
	}
	if (rest)
		snprintf(buffer, TEXT_SIZE_SIZE, "%" PRIu64 ".%" PRIu64 "%.1s", bytes,
			 rest * 10 / 1024, unit);
	else
		snprintf(buffer, TEXT_SIZE_SIZE, "%" PRIu64 "%.1s", bytes, unit);
	return buffer;
}

/* ASCII's control characters, and those that UTF-8 writes as C2 80 to C2 9F. */
static bool is_control(unsigned char before, unsigned char byte)
{
	if (before == 0xc2 && byte >= 0x80 && byte < 0xa0)
		return true;
	return (byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7f;
}

void text_put(FILE *stream, const char *text, size_t size)
{
	bool terminal = isatty(fileno(stream));
	unsigned char before = 0;

	for (const char *end = text + size; text < end; text++) {
		unsigned char byte = *text;

		if (terminal && is_control(before, byte))
			fprintf(stream, "\\x%02x", byte);
		else
			putc(byte, stream);
		before = byte;
	}
}

void text_put_lines(FILE *stream, const char *prefix, const char *text, size_t size)
{
	while (size) {
		const char *newline = memchr(text, '\n', size);
		size_t length = newline ? (size_t)(newline - text) : size;

		fputs(prefix, stream);
		text_put(stream, text, length);
		putc('\n', stream);
		length += newline != NULL;
		text += length;
		size -= length;
	}
}

const char *text_name(char buffer[TEXT_NAME_SIZE], const char *name)
{
	unsigned char before = 0;
	char *to = buffer;

	for (; *name && to < buffer + TEXT_NAME_SIZE - sizeof("\\x00"); name++) {
		unsigned char byte = *name;

		if (is_control(before, byte) || byte == '\n' || byte == '\t')
			to += sprintf(to, "\\x%02x", byte);
		else
			*to++ = byte;
		before = byte;
	}
	*to = '\0';
	return buffer;
}

void text_line(const char *key, const char *value)
{
	char name[TEXT_NAME_SIZE];

	printf("%s:%*s%s\n", key, TEXT_VALUE_COLUMN - (int)strlen(key) - 1, "",
	       text_name(name, value));
}

void text_line_number(const char *key, uint64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRIu64, value);
	text_line(key, text);
}
