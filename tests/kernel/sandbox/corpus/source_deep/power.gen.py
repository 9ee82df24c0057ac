# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# The same with the operator that is no use.
print("local x = " + "2 ^ " * 1000 + "1")
