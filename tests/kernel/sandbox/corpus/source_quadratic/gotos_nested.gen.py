# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Pending jumps that every block they leave looks at.
for i in range(3000):
    print(f"do goto l{i} end")
for i in range(3000):
    print(f"do local x end")
print(" ".join(f"::l{i}::" for i in range(3000)))
print("function filter(packet) return ACCEPT end")
