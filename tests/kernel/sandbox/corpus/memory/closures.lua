-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 100
-- Keeps closures.
kept = {}
function filter(packet)
	while true do kept[#kept + 1] = function() return packet end end
end
