# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# "and" and "or" in turn, negated in between.
print("local a, b")
print("local x = " + "a and not b or " * 10000 + "b")
print("function filter(packet) return ACCEPT end")
