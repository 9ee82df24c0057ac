/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * ASCII, where the kernel's linux/ctype.h is Latin-1.
 */
#ifndef LUNATIK_LIBC_CTYPE_H
#define LUNATIK_LIBC_CTYPE_H

#define lunatik_between(c, a, z) ((unsigned int)(c) - (a) <= (unsigned int)(z) - (a))

static inline int lunatik_isalpha(int c)
{
	return lunatik_between(c | 32, 'a', 'z');
}

static inline int lunatik_isdigit(int c)
{
	return lunatik_between(c, '0', '9');
}

static inline int lunatik_islower(int c)
{
	return lunatik_between(c, 'a', 'z');
}

static inline int lunatik_isupper(int c)
{
	return lunatik_between(c, 'A', 'Z');
}

static inline int lunatik_isalnum(int c)
{
	return lunatik_isalpha(c) || lunatik_isdigit(c);
}

static inline int lunatik_isgraph(int c)
{
	return lunatik_between(c, '!', '~');
}

static inline int lunatik_ispunct(int c)
{
	return lunatik_isgraph(c) && !lunatik_isalnum(c);
}

static inline int lunatik_iscntrl(int c)
{
	return lunatik_between(c, 0, 31) || c == 127;
}

static inline int lunatik_isspace(int c)
{
	return c == ' ' || lunatik_between(c, '\t', '\r');
}

static inline int lunatik_isxdigit(int c)
{
	return lunatik_isdigit(c) || lunatik_between(c | 32, 'a', 'f');
}

static inline int lunatik_tolower(int c)
{
	return lunatik_isupper(c) ? c + 32 : c;
}

static inline int lunatik_toupper(int c)
{
	return lunatik_islower(c) ? c - 32 : c;
}

#undef isalpha
#undef isdigit
#undef islower
#undef isupper
#undef isalnum
#undef isgraph
#undef ispunct
#undef iscntrl
#undef isspace
#undef isxdigit
#undef tolower
#undef toupper
#define isalpha lunatik_isalpha
#define isdigit lunatik_isdigit
#define islower lunatik_islower
#define isupper lunatik_isupper
#define isalnum lunatik_isalnum
#define isgraph lunatik_isgraph
#define ispunct lunatik_ispunct
#define iscntrl lunatik_iscntrl
#define isspace lunatik_isspace
#define isxdigit lunatik_isxdigit
#define tolower lunatik_tolower
#define toupper lunatik_toupper

#endif
