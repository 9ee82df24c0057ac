# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok budget
# packet: verdict
# Hundreds of thousands of empty lines.
print("\n" * 900000)
print("function filter(packet) return ACCEPT end")
