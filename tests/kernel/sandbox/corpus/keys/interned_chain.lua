-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 60
-- Many strings that live: the intern table's chains may not grow without being paid.
kept = {}
local n = 0
function filter(packet)
	while true do n = n + 1; kept[n] = ("%x"):format(n) end
end
