-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime stack verdict
-- The matcher recurses for each item with "?".
local p, s = ("a?"):rep(1000), ("a"):rep(1000)
function filter(packet)
	return s:match(p) and ACCEPT
end
