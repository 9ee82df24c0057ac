-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The classic: optional items before the same items.
local p, s = ("a?"):rep(28) .. ("a"):rep(28), ("a"):rep(28)
function filter(packet)
	return s:match(p) and ACCEPT
end
