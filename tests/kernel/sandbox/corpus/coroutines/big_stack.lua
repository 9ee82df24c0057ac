-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- packets: 20
-- Coroutines that keep a tall stack alive for the collector to walk.
local kept = {}
local function tall(n) if n == 0 then coroutine.yield() else tall(n - 1) end return n end
function filter(packet)
	local co = coroutine.create(tall)
	kept[#kept + 1] = co
	coroutine.resume(co, 1200)
	while true do local t = {} end
end
