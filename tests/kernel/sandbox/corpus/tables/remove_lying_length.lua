-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- The same for remove.
local t = setmetatable({}, { __len = function() return 1 << 40 end })
function filter(packet)
	table.remove(t, 1)
	return ACCEPT
end
