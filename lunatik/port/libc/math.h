/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A lua_Number is an integer: these are exact, and only code that never runs asks for
 * the others.
 */
#define floor(n) (n)
#define ldexp(n, e) ((void)(e), (n))
#define fabs(n) (n)
