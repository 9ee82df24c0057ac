-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A spent coroutine is closed by another, which tries to go on.
function filter(packet)
	local co = coroutine.create(function()
		local x <close> = setmetatable({}, { __close = function() while true do end end })
		while true do end
	end)
	coroutine.resume(co)
	coroutine.close(co)
	return ACCEPT
end
