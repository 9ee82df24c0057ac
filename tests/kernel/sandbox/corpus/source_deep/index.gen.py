# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: syntax
# Indices in indices.
print("local t = {} local x = t" + "[t" * 500 + "]" * 500)
