# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Thousands of blocks with a local each: an error's message looks through all names.
for i in range(10000):
    print("do local a end")
print("function filter(packet) return ACCEPT end")
