# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok memory budget syntax
# packet: verdict budget
# One function of a hundred thousand instructions: to call it is to pay for all of it.
print("function filter(packet)\n local x = 0")
print("x = x + 1 " * 80000)
print("return ACCEPT end")
