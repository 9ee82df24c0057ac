# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# A long row of unary operators.
print("local x = " + "- not # ~" * 500 + "1")
