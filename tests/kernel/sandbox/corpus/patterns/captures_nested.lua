-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime verdict budget stack
-- More captures than there may be.
local p = ("("):rep(300) .. (")"):rep(300)
function filter(packet)
	return ("a"):match(p) and ACCEPT
end
