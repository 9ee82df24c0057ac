-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- A long separator between short elements.
local t, s = {}, ("x"):rep(1 << 12)
for i = 1, 1000 do t[i] = "" end
function filter(packet)
	return table.concat(t, s) and ACCEPT
end
