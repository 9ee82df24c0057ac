-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Each error cites the name of its chunk: here a name of 256 KB without a line end.
local f = load("error('x')", ("n"):rep(1 << 18))
function filter(packet)
	while true do pcall(f) end
end
