# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Thousands of labels, each compared with all before.
for i in range(8000):
    print(f"::l{i}::")
print("function filter(packet) return ACCEPT end")
