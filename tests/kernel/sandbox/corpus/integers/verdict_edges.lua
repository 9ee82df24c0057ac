-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- Verdicts that are none: each must be refused without a shift out of range.
local n, all = 0, { 0, -1, 5, 63, 64, 65, 1 << 31, 1 << 32, math.maxinteger, math.mininteger }
function filter(packet)
	n = n % #all + 1
	return all[n]
end
