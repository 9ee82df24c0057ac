-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A long string as a key: hashed and compared with the key that is there.
local t = { [("x"):rep(1 << 18)] = true }
local k = ("x"):rep(1 << 18)
function filter(packet)
	while true do local v = t[k] end
end
