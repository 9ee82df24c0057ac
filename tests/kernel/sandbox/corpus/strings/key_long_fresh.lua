-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- A fresh long key each time: each one is hashed.
local t = {}
local part = ("x"):rep(1000)
function filter(packet)
	while true do local v = t[part .. "y"] end
end
