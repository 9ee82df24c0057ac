# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Thousands of pending jumps to one label.
for i in range(8000):
    print("goto done")
    print("do end")
print("::done::")
print("function filter(packet) return ACCEPT end")
