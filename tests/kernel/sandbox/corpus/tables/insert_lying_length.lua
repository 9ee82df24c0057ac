-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- __len says that there is much to move.
local t = setmetatable({}, { __len = function() return 1 << 40 end })
function filter(packet)
	table.insert(t, 1, true)
	return ACCEPT
end
