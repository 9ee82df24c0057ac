-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each coroutine does a little: no fresh budget for any of them.
function filter(packet)
	while true do
		coroutine.wrap(function() for i = 1, 1000 do end end)()
	end
end
