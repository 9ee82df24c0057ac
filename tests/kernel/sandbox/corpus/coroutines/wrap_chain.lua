-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime budget stack
-- A thousand wraps, each calls the one before.
local f = function() return ACCEPT end
for i = 1, 1000 do
	local g = f
	f = function() return coroutine.wrap(g)() end
end
function filter(packet)
	return f()
end
