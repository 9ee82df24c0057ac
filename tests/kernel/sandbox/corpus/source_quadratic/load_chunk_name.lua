-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A long name of a chunk, copied each time.
local name = ("n"):rep(1 << 18)
function filter(packet)
	while true do load("", name) end
end
