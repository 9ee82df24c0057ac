-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Tests long equal strings for equality.
local a, b = ("x"):rep(1 << 18), ("x"):rep(1 << 18)
function filter(packet)
	while true do local c = a == b end
end
