-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Errors whose message needs the names of variables.
function filter(packet)
	local function f() local t; return t.x.y end
	while true do pcall(f) end
end
