# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Nested blocks.
print("do " * 1000 + "end " * 1000)
