-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime memory
-- __close opens the next variable to close.
local mt = {}
mt.__close = function()
	local x <close> = setmetatable({}, mt)
end
function filter(packet)
	local x <close> = setmetatable({}, mt)
	return ACCEPT
end
