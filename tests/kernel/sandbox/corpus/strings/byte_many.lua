-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime memory
-- All bytes of a long string as results.
local s = ("x"):rep(1 << 20)
function filter(packet)
	while true do select("#", s:byte(1, -1)) end
end
