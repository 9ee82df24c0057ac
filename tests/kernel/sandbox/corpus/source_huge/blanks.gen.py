# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok budget
# packet: verdict
# A megabyte of blanks.
print(" " * 1000000)
print("function filter(packet) return ACCEPT end")
