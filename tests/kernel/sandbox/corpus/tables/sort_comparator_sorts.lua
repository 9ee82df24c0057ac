-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- The comparison sorts.
local function less() table.sort({ 3, 1, 2 }, less) return false end
function filter(packet)
	less()
	return ACCEPT
end
