-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- tonumber with a base reads a long string of blanks.
local s = (" "):rep(1 << 18) .. "1"
function filter(packet)
	while true do tonumber(s, 36) tonumber(s) end
end
