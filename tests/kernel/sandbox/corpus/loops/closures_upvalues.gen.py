# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget memory
# A closure that captures two hundred variables looks for each of them.
names = [f"v{i}" for i in range(190)]
print("function filter(packet)")
print("\tlocal " + ", ".join(names))
print("\twhile true do local f = function() return " + " or ".join(names) + " end end")
print("end")
