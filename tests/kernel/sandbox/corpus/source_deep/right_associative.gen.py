# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Operators that bind to the right.
print("local x = " + "1 .. " * 1000 + "1")
