# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# Compile-time constants are no registers: to find the top of the stack they are skipped.
print("local text = [[")
for i in range(190):
    print(f"local a{i} <const> = 1")
print("x = y " * 600)
print("]]")
print("function filter(packet)")
print("\twhile true do load(text) end")
print("end")
