-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Overflows the C stack by coroutines, and goes on doing so.
local function deep() return coroutine.resume(coroutine.create(deep)) end
function filter(packet)
	while true do deep() end
end
