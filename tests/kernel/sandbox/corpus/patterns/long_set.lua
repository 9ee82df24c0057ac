-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A set of thousands of characters, looked through for each byte.
local s = ("a"):rep(1 << 12)
local p = "[" .. ("b"):rep(1 << 12) .. "]"
function filter(packet)
	return s:find(p) or ACCEPT
end
