/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A file of text as its lines, and the words of each. */
#ifndef NFLUACTL_LINES_H
#define NFLUACTL_LINES_H

#include <stddef.h>
#include <stdint.h>

struct lines {
	const char *path; /* as an error names it */
	char *text;	  /* its words become strings */
	size_t size;
	char *next;	 /* what is not read yet */
	uint32_t number; /* of the line that was read last */
};

/*
 * Reads a file, or standard input for "-". Returns 0, or the exit code, the user having
 * been told: also where it is no text.
 */
int lines_open(struct lines *lines, const char *path);
void lines_close(struct lines *lines);

/*
 * Splits the next line that has words, without the comment behind them; NULL follows the
 * last. They live until the file is closed. Returns their number, LINES_WORDS + 1 where
 * there are more than there is room for, or 0 at the end.
 */
#define LINES_WORDS 64
int lines_next(struct lines *lines, char *words[LINES_WORDS + 1]);

/* Says what is wrong with a line; returns the exit code. */
int lines_fail(const struct lines *lines, uint32_t number, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
