# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok budget
# packet: verdict
# One comment of nearly a megabyte.
print("--[[" + "x" * 1000000 + "]]")
print("function filter(packet) return ACCEPT end")
