-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Overflows by the matcher, caught and done again.
local p, s = ("a?"):rep(1000), ("a"):rep(1000)
function filter(packet)
	while true do pcall(string.match, s, p) end
end
