-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory stack runtime
-- Passes a growing list on and on.
local function pass(...) return pass(1, 2, 3, 4, 5, 6, 7, 8, ...) end
function filter(packet)
	return pass()
end
