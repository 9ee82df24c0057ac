# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget memory
# Captures the variable that is found last, over and over.
names = [f"v{i}" for i in range(150)]
print("function filter(packet)")
print("\tlocal " + ", ".join(names))
print("\tlocal keep = function() return " + " or ".join(names) + " end")
print("\twhile true do " + "do local f = function() return v0 end end " * 30 + "end")
print("end")
