/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* For arguments without side effects. */
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define min_t(type, a, b) min((type)(a), (type)(b))
#define max_t(type, a, b) max((type)(a), (type)(b))
#define swap(a, b)                                                                             \
	do {                                                                                   \
		__typeof__(a) swapped = (a);                                                   \
		(a) = (b);                                                                     \
		(b) = swapped;                                                                 \
	} while (0)
