/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define BUG() __builtin_trap()
