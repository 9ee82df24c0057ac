-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- Each coroutine resumes a new one: the C stack grows with each.
local function deep()
	return coroutine.wrap(deep)()
end
function filter(packet)
	return deep()
end
