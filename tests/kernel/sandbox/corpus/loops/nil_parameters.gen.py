# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# A call without arguments of a function with two hundred parameters.
names = ", ".join(f"v{i}" for i in range(190))
print("local function f(" + names + ") end")
print("function filter(packet)")
print("\twhile true do " + "f() " * 50 + "end")
print("end")
