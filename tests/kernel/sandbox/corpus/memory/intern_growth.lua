-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 100
-- Many short strings: the string table doubles in the middle of a call.
kept = {}
local n = 0
function filter(packet)
	while true do n = n + 1; kept[n] = "k" .. n end
end
