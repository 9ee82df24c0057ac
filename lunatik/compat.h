/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Force-included into every unit: the one place that knows kernel versions. It defines
 * names that newer kernels have, so that the code reads as written for the newest.
 */
#ifndef LUNATIK_COMPAT_H
#define LUNATIK_COMPAT_H

#include <linux/version.h>

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(7, 0, 0)
#define KF_TRUSTED_ARGS 0 /* as all arguments are now */
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 9, 0)
#define BTF_KFUNCS_START(name) BTF_SET8_START(name)
#define BTF_KFUNCS_END(name) BTF_SET8_END(name)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 7, 0)
#define get_file_active(f) (*(f) && get_file_rcu(*(f)) ? *(f) : NULL)
#define __bpf_kfunc_start_defs()                                                               \
	__diag_push();                                                                         \
	__diag_ignore_all("-Wmissing-prototypes", "only BPF programs call kfuncs")
#define __bpf_kfunc_end_defs() __diag_pop()
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 3, 0)
#define __bpf_kfunc __used noinline
#endif

#endif
