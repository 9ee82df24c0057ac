# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok memory budget
# packet: verdict
# Ten thousand functions.
for i in range(10000):
    print(f"function f{i}() return f{i} end")
print("function filter(packet) return ACCEPT end")
