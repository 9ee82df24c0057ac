# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# One instruction sets two hundred variables to nil.
names = ", ".join(f"v{i}" for i in range(190))
print("function filter(packet)")
print("\twhile true do local " + names + " end")
print("end")
