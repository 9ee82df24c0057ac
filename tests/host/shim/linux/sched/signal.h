/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/types.h>

bool host_is_killed(void);

#define fatal_signal_pending(task) host_is_killed()
