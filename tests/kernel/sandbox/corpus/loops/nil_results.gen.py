# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# A call that returns nothing to two hundred variables.
names = ", ".join(f"v{i}" for i in range(190))
print("local function nothing() end")
print("function filter(packet)")
print("\twhile true do local " + names + " = nothing() end")
print("end")
