-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 60
-- memory: 262144
-- The same in a small VM.
kept = {}
function filter(packet)
	while true do kept[#kept + 1] = { #kept } end
end
