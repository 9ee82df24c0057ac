-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 100
-- Keeps a copy of every packet's every suffix.
kept = {}
function filter(packet)
	while true do for i = 0, #packet do kept[#kept + 1] = packet:string(i) end end
end
