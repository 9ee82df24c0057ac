# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget memory
# Concatenates twenty values in one instruction.
print("function filter(packet)")
print("\tlocal a = -9223372036854775807")
print("\twhile true do local s = " + " .. ".join(["a"] * 20) + " end")
print("end")
