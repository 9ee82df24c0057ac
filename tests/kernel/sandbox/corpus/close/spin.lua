-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- __close spins at a normal end.
function filter(packet)
	local x <close> = setmetatable({}, { __close = function() while true do end end })
	return ACCEPT
end
