-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory stack runtime
-- packets: 10
-- The Lua stack itself, by recursion with many variables.
local function deep(a, b, c, d, e, f, g, h)
	local i, j, k, l, m, n, o, p
	return (deep(a, b, c, d, e, f, g, h))
end
function filter(packet)
	return deep()
end
