-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory runtime
-- math.max of ten thousand arguments.
function filter(packet)
	local t = {}
	for i = 1, 1000 do t[i] = i end
	while true do math.max(table.unpack(t)) end
end
