# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Nested constructors.
print("local x = " + "{" * 1000 + "}" * 1000)
