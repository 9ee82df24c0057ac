# SPDX-License-Identifier: MIT OR GPL-2.0-only
# load: ok
# packet: budget
# A hundred and ninety variables to close, each of which spins.
print("local mt = { __close = function() while true do end end }")
print("local x = setmetatable({}, mt)")
print("function filter(packet)")
for i in range(190):
    print(f"\tlocal v{i} <close> = x")
print("\twhile true do end")
print("end")
