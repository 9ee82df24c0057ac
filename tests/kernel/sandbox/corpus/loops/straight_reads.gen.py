# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: verdict budget
# No loop at all: five thousand reads of the packet in a row.
print("function filter(packet)")
print("\tlocal u8 = data.u8")
for i in range(5000):
    print("\tu8(packet, 0)")
print("\treturn ACCEPT\nend")
