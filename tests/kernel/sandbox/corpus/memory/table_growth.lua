-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 100
-- Keeps a growing table over packets, up to the cap.
kept = {}
function filter(packet)
	while true do kept[#kept + 1] = { #kept } end
end
