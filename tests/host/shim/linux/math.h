/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define abs(n) __builtin_abs(n)
