-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Unpacks ten thousand at a time.
function filter(packet)
	while true do select("#", table.unpack({}, 1, 10000)) end
end
