-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict runtime
-- packets: 10
-- The callback is a coroutine's own function.
filter = coroutine.wrap(function(packet)
	for i = 1, 3 do packet = coroutine.yield(ACCEPT) end
	error("over")
end)
