# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax memory
# A string that never ends: the message may not carry all of it.
print("local s = '" + "x" * 1000000)
