-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- pcall in a __close in a pcall, each after the budget is spent.
local function guard(f) return setmetatable({}, { __close = f }) end
function filter(packet)
	pcall(function()
		local a <close> = guard(function() pcall(function() while true do end end) end)
		local b <close> = guard(function() while true do end end)
		while true do end
	end)
	while true do end
end
