# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Upvalues through nested functions, each looked for by name.
for i in range(150):
    print(f"local a{i}")
print("local function f() return function() return function() ")
for i in range(100):
    print("x = " + " or ".join(f"a{j}" for j in range(150)))
print("end end end")
print("function filter(packet) return ACCEPT end")
