# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Thousands of breaks out of one loop.
print("local a")
print("while a do")
for i in range(10000):
    print("if a then break end")
print("end")
print("function filter(packet) return ACCEPT end")
