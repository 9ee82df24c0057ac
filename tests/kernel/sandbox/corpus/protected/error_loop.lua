-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Raising and catching errors with messages is dear.
function filter(packet)
	local function f() error("message") end
	while true do pcall(f) end
end
