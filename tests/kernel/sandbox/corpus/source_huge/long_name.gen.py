# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok memory budget
# packet: verdict
# One name of half a megabyte.
name = "n" * 500000
print(name + " = 1")
print("function filter(packet) return ACCEPT end")
