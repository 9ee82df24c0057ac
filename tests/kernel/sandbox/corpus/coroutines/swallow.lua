-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A coroutine's error is only a value to whoever resumes it.
function filter(packet)
	while true do
		coroutine.resume(coroutine.create(function() while true do end end))
	end
end
