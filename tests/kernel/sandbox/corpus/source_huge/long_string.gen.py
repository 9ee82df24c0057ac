# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok memory budget
# packet: verdict
# One string of nearly a megabyte.
print("local s = [[" + "x" * 1000000 + "]]")
print("function filter(packet) return #s == 1000000 and ACCEPT end")
