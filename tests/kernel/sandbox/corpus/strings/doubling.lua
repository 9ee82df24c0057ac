-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Doubles a string until there is no more.
function filter(packet)
	local s = "x"
	while true do s = s .. s end
end
