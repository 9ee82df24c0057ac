# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# A long chain of "and" as a condition.
print("local a, b")
print("if " + "a == b and " * 15000 + "b then b = 1 end")
print("function filter(packet) return ACCEPT end")
