# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# A long chain of "or".
print("local a, b")
print("local x = " + "a or " * 20000 + "b")
print("function filter(packet) return ACCEPT end")
