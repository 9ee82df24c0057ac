-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- gsub's callback calls gsub: more than a kilobyte of C stack for each.
local function f() return (("x"):gsub(".", f)) end
function filter(packet)
	return f() and ACCEPT
end
