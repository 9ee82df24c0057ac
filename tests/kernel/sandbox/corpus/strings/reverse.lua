-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Work in proportion to bytes: reverse, lower and upper.
local s = ("xY"):rep(1 << 12)
function filter(packet)
	while true do s:reverse() s:lower() s:upper() end
end
