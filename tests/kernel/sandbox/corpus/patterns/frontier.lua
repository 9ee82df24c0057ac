-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A frontier with a long set, at each position.
local s = ("a"):rep(1 << 14)
local p = "%f[" .. ("b"):rep(1 << 12) .. "]"
function filter(packet)
	return s:find(p) or ACCEPT
end
