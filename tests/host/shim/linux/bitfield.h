/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define FIELD_PREP(mask, value) ((u64)(value) << __builtin_ctzll(mask) & (mask))
#define FIELD_GET(mask, word) (((word) & (mask)) >> __builtin_ctzll(mask))
