# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Calls as arguments of calls.
print("print(" * 500 + ")" * 500)
