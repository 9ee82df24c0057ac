-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A loop inside of a coroutine: the budget must be the call's, not the coroutine's.
function filter(packet)
	coroutine.wrap(function() while true do end end)()
end
