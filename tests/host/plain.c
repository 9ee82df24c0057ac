/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The kernel's string functions as it has them: byte by byte. A C library's take many bytes
 * at a time, which would make what scripts do look cheaper than it is there. Copies are one
 * instruction for each byte, as an emulator counts them.
 */
#include <stddef.h>

void *memcpy(void *to, const void *from, size_t count)
{
	void *const result = to;

	asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
	return result;
}

void *memset(void *to, int byte, size_t count)
{
	void *const result = to;

	asm volatile("rep stosb" : "+D"(to), "+c"(count) : "a"(byte) : "memory");
	return result;
}

int memcmp(const void *a, const void *b, size_t count)
{
	const unsigned char *one = a, *other = b;

	for (; count; count--, one++, other++)
		if (*one != *other)
			return *one - *other;
	return 0;
}

size_t strnlen(const char *s, size_t most)
{
	size_t length = 0;

	while (length < most && s[length])
		length++;
	return length;
}

size_t strlen(const char *s)
{
	return strnlen(s, -1UL);
}

char *strchr(const char *s, int byte)
{
	for (; *s != (char)byte; s++)
		if (!*s)
			return NULL;
	return (char *)s;
}

size_t strcspn(const char *s, const char *reject)
{
	size_t length = 0;

	while (s[length] && !strchr(reject, s[length]))
		length++;
	return length;
}

size_t strspn(const char *s, const char *accept)
{
	size_t length = 0;

	while (s[length] && strchr(accept, s[length]))
		length++;
	return length;
}

char *strpbrk(const char *s, const char *accept)
{
	s += strcspn(s, accept);
	return *s ? (char *)s : NULL;
}

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}
