# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# A thousand parentheses at load.
print("local x = " + "(" * 1000 + "1" + ")" * 1000)
