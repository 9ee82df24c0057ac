/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include "vm.h"
int main(void) { return 0; }
