-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory stack runtime
-- Calls itself; the Lua stack grows, the C stack does not.
function filter(packet)
	return 1 + filter(packet)
end
