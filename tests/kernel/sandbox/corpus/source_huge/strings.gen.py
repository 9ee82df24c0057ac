# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Forty thousand different strings.
print("local t = {")
for i in range(40000):
    print(f"'s{i}',")
print("}\nfunction filter(packet) return t[1] and ACCEPT end")
