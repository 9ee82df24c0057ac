-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Compares long strings that differ in their last byte.
local a = ("x"):rep(1 << 18) .. "a"
local b = ("x"):rep(1 << 18) .. "b"
function filter(packet)
	while true do local c = a < b end
end
