-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The same, repeated.
local s = ("a"):rep(1 << 12)
local p = "[^" .. ("b"):rep(1 << 12) .. "]*c"
function filter(packet)
	return s:find(p) or ACCEPT
end
