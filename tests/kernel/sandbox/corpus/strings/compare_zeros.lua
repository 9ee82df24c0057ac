-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Compares strings of zero bytes, each of which ends a C string.
local a = ("\0"):rep(1 << 16) .. "a"
local b = ("\0"):rep(1 << 16) .. "b"
function filter(packet)
	while true do local c = a < b end
end
