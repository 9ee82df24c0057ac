-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget runtime
-- packets: 30
-- A coroutine that lives across packets and spins a little more each time.
local co = coroutine.wrap(function()
	local n = 100
	while true do
		for i = 1, n do end
		n = n * 2
		coroutine.yield(ACCEPT)
	end
end)
function filter(packet)
	return co()
end
