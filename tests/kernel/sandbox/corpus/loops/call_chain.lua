-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget stack
-- __call is a table with __call, without end.
local t = {}
setmetatable(t, { __call = t })
function filter(packet)
	return t()
end
