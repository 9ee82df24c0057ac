-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- coroutine.close runs __close, which spins.
function filter(packet)
	local co = coroutine.create(function()
		local x <close> = setmetatable({}, { __close = function() while true do end end })
		coroutine.yield()
	end)
	coroutine.resume(co)
	coroutine.close(co)
	return ACCEPT
end
