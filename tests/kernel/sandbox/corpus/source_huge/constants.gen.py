# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Fifty thousand different constants.
print("local t = {")
for i in range(50000):
    print(f"{i * 7919 + 100000},")
print("}\nfunction filter(packet) return t[1] and ACCEPT end")
