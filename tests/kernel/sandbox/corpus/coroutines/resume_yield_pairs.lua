-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Nothing but switching back and forth.
local resume, yield = coroutine.resume, coroutine.yield
function filter(packet)
	local co = coroutine.create(function() while true do yield() end end)
	while true do resume(co) end
end
