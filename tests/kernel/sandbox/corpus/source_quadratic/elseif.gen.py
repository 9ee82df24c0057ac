# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Ten thousand branches that all jump to one end.
print("local x = 1")
print("if x == 0 then x = 0")
for i in range(10000):
    print(f"elseif x == {i % 100} then x = 1")
print("end")
print("function filter(packet) return ACCEPT end")
