/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What the kernel supplies, at the kernel's price: 'run' sends the calls of the counted
 * units here. Loops are as the kernel's generic ones and count themselves; what moves
 * bytes costs an instruction for each, as "rep movsb" does where instructions are
 * counted.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a conversion, a new block and a returned one take on 6.1 and 6.12, about. */
enum { CONVERSION = 150, BLOCK = 270, RETURN = 200 };

void *cost_memcpy(void *to, const void *from, size_t n)
{
	cost += 4 + n;
	return memcpy(to, from, n);
}

void *cost_memmove(void *to, const void *from, size_t n)
{
	cost += 8 + n;
	return memmove(to, from, n);
}

void *cost_memset(void *to, int byte, size_t n)
{
	cost += 4 + n;
	return memset(to, byte, n);
}

int cost_memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;
	unsigned long x, y;

	for (; n >= sizeof(x); n -= sizeof(x), p += sizeof(x), q += sizeof(x)) {
		memcpy(&x, p, sizeof(x));
		memcpy(&y, q, sizeof(y));
		if (x != y)
			break;
	}
	for (; n; n--, p++, q++)
		if (*p != *q)
			return *p - *q;
	return 0;
}

void *cost_memchr(const void *bytes, int byte, size_t n)
{
	const unsigned char *p = bytes;

	for (; n; n--, p++)
		if (*p == (unsigned char)byte)
			return (void *)p;
	return NULL;
}

size_t cost_strnlen(const char *s, size_t most)
{
	const char *p = s;

	while (most-- && *p)
		p++;
	return p - s;
}

size_t cost_strlen(const char *s)
{
	const char *p = s;

	while (*p)
		p++;
	return p - s;
}

char *cost_strchr(const char *s, int c)
{
	for (; *s != (char)c; s++)
		if (!*s)
			return NULL;
	return (char *)s;
}

int cost_strcmp(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}

int cost_strncmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++)
		if (!*a || *a != *b)
			return (unsigned char)*a - (unsigned char)*b;
	return 0;
}

size_t cost_strspn(const char *s, const char *accept)
{
	const char *p = s;

	while (*p && cost_strchr(accept, *p))
		p++;
	return p - s;
}

size_t cost_strcspn(const char *s, const char *reject)
{
	const char *p = s;

	while (*p && !cost_strchr(reject, *p))
		p++;
	return p - s;
}

char *cost_strpbrk(const char *s, const char *accept)
{
	s += cost_strcspn(s, accept);
	return *s ? (char *)s : NULL;
}

char *cost_strstr(const char *s, const char *what)
{
	const size_t length = cost_strlen(what);
	size_t left = cost_strlen(s);

	for (; left >= length; left--, s++)
		if (!cost_memcmp(s, what, length))
			return (char *)s;
	return NULL;
}

/* Where a string is cut, only what is kept is read. */
int cost_vsnprintf(char *to, size_t size, const char *format, va_list args)
{
	const int length = vsnprintf(to, size, format, args);

	cost += CONVERSION + 5 * length;
	return length;
}

int cost_snprintf(char *to, size_t size, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = cost_vsnprintf(to, size, format, args);
	va_end(args);
	return length;
}

void *cost_malloc(size_t size)
{
	cost += BLOCK;
	return malloc(size);
}

void *cost_calloc(size_t count, size_t size)
{
	cost += BLOCK + count * size;
	return calloc(count, size);
}

void cost_free(void *block)
{
	cost += RETURN;
	free(block);
}
