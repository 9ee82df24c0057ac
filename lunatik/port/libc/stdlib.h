/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/bug.h>
#include <linux/math.h>

#define abort() BUG()
