/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Calls of functions in published VMs, and what becomes of those that fail. */
#ifndef LUNATIK_CALL_H
#define LUNATIK_CALL_H

#include "lunatik/bind.h"

/**
 * lunatik_call_enter - begin a call in this CPU's VM
 * @callee: what is to be called
 *
 * Context: bottom halves off, from here to lunatik_vm_leave().
 * Return: the VM, entered; or -ESHUTDOWN or -EBUSY, counted and logged.
 */
struct lunatik_vm *lunatik_call_enter(const struct lunatik_callee *callee);

/**
 * lunatik_call_failed - count and log a protected call that failed, whose error is on top
 * @callee: what was called
 * @vm: entered
 * @status: what the call returned, not LUA_OK
 *
 * Return: the errno for it.
 */
int lunatik_call_failed(const struct lunatik_callee *callee, struct lunatik_vm *vm,
			int status);

/* The same where the script is not to blame: it brings no quarantine nearer. */
int lunatik_call_refused(const struct lunatik_callee *callee, struct lunatik_vm *vm,
			 int status);

#endif
