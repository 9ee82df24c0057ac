# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# And is caught, to be cited again.
name = "n" * 200000
print("local function f() return " + name + ".x end")
print("function filter(packet)")
print("\twhile true do pcall(f) end")
print("end")
