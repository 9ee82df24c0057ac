/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* All of it is in linux/limits.h. */
