# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget memory
# Returns two hundred values that nobody takes.
print("local function f() return " + ", ".join(["1"] * 200) + " end")
print("function filter(packet)")
print("\twhile true do " + "f() " * 20 + " end")
print("end")
