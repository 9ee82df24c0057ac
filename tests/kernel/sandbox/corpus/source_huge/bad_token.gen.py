# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax memory
# A name of a megabyte where none may be.
print("local 1" + "x" * 1000000)
