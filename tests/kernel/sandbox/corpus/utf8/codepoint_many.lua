-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime memory
-- All code points of a long string as results.
local s = ("\u{7fffffff}"):rep(5000)
function filter(packet)
	while true do utf8.codepoint(s, 1, -1, true) end
end
