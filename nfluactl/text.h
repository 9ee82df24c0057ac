/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What people read: sizes, and text that came from a script. */
#ifndef NFLUACTL_TEXT_H
#define NFLUACTL_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define TEXT_SIZE_SIZE 24

/* "8M", "61.7K" or "512". */
const char *text_size(char buffer[TEXT_SIZE_SIZE], uint64_t bytes);

/*
 * A script may print what came out of a packet, so on a terminal control characters
 * appear as \xNN and can't steer it. A pipe or a file gets the bytes as they are.
 */
void text_put(FILE *stream, const char *text, size_t size);

/* Every line after the prefix, and the last one ended too. */
void text_put_lines(FILE *stream, const char *prefix, const char *text, size_t size);

/*
 * A name with its control characters, ends of lines too, as \xNN wherever it goes: a script's is
 * that of a file, which somebody else may have named. A longer one is cut.
 */
#define TEXT_NAME_SIZE 256
const char *text_name(char buffer[TEXT_NAME_SIZE], const char *name);

/* "key:          value" on standard output, the value as text_name(); a key may be indented. */
#define TEXT_VALUE_COLUMN 14
void text_line(const char *key, const char *value);
void text_line_number(const char *key, uint64_t value);

#endif
