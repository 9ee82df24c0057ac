/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define ____cacheline_aligned_in_smp __attribute__((aligned(64)))
