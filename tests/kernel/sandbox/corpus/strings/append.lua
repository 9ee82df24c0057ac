-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Appends a byte at a time: quadratic copying.
function filter(packet)
	local s = ("x"):rep(10000)
	while true do s = s .. "x" end
end
