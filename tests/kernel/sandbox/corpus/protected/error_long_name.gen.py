# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: runtime budget
# The message cites a global's name of 200 KB.
name = "n" * 200000
print("function filter(packet)")
print("\treturn " + name + ".x")
print("end")
