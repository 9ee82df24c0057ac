# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: runtime
# An error at the end of a long function: the message looks for the register's name.
print("function filter(packet)")
print("\tlocal x = 1")
for i in range(1500):
    print("\tdo local a = x; x = a end")
print("\treturn x.y.z")
print("end")
