/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* As in the kernel, much else comes with it. */
#include <linux/compiler.h>
#include <linux/limits.h>
#include <linux/minmax.h>
