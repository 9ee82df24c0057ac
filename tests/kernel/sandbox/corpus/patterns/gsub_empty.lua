-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- An empty match at each position of a long string.
local s = ("x"):rep(1 << 14)
function filter(packet)
	while true do s:gsub("", "") end
end
