# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# The same against a constant of the script.
print('local a = ("x"):rep(1 << 18)')
print("function filter(packet)")
print('\twhile true do local c = a == "' + "x" * (1 << 18) + '" end')
print("end")
