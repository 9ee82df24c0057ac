# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# No arguments at all for two hundred variables.
names = ", ".join(f"v{i}" for i in range(190))
print("local function f(...) while true do local " + names + " = ... end end")
print("function filter(packet)")
print("\tf()")
print("end")
