# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Nested loops and conditions.
print("while x do if x then repeat " * 300 + "until x end end " * 300)
