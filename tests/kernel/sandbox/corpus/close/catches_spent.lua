-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- __close gets the budget's error as an argument and pretends that all is well.
function filter(packet)
	local ok = pcall(function()
		local x <close> = setmetatable({}, { __close = function(_, e) return true end })
		while true do end
	end)
	return ACCEPT
end
