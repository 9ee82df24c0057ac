/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
typedef int sig_atomic_t;
