-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 20
-- Finalizers run coroutines that spin.
local mt = { __gc = function() coroutine.wrap(function() while true do end end)() end }
function filter(packet)
	for i = 1, 100 do setmetatable({}, mt) end
	return ACCEPT
end
