-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- __close runs while the spent budget unwinds.
function filter(packet)
	local x <close> = setmetatable({}, { __close = function() while true do end end })
	while true do end
end
