-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __newindex assigns again.
local t = setmetatable({}, { __newindex = function(t, k, v) t[k] = v end })
function filter(packet)
	t.x = 1
end
