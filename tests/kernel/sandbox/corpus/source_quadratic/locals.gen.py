# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok syntax memory budget
# packet: verdict
# Two hundred locals, and a global that is looked for among them again and again.
for i in range(150):
    print(f"local a{i}")
print("x = y " * 20000)
print("function filter(packet) return ACCEPT end")
