-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- An endless generator.
function filter(packet)
	for i in coroutine.wrap(function() local i = 0; while true do i = i + 1; coroutine.yield(i) end end) do end
end
