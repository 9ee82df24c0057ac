-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime stack verdict
-- And for each capture.
local p = ("()"):rep(9) .. ("a-"):rep(500) .. "b"
function filter(packet)
	return ("a"):rep(500):match(p) or ACCEPT
end
