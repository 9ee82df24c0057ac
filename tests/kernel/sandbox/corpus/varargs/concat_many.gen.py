# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget memory
# Concatenates two hundred values in one instruction.
print("function filter(packet)")
print("\tlocal a = -9223372036854775807")
print("\twhile true do local s = " + " .. ".join(["a"] * 190) + " end")
print("end")
