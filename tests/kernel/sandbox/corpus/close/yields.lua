-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime
-- __close yields, in the middle of a return and of an error.
function filter(packet)
	local co = coroutine.wrap(function()
		do
			local x <close> = setmetatable({}, { __close = coroutine.yield })
		end
		pcall(function()
			local x <close> = setmetatable({}, { __close = coroutine.yield })
			error("x")
		end)
		return "end"
	end)
	for i = 1, 10 do if co() == "end" then return ACCEPT end end
end
