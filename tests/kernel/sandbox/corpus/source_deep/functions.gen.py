# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Nested functions.
print("local f = " + "function() return " * 500 + "1" + " end" * 500)
