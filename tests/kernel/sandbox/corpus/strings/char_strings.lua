-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- string.char converts long numerals, one for each byte.
local n = ("0"):rep(190) .. "65"
function filter(packet)
	while true do string.char(n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n) end
end
