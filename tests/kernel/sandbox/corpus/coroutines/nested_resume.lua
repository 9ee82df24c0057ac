-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget stack runtime memory
-- The same by resume, which turns the overflow into a value.
local function deep()
	return coroutine.resume(coroutine.create(deep))
end
function filter(packet)
	deep()
	return ACCEPT
end
