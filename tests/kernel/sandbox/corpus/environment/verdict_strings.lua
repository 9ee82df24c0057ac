-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- Names and numerals are no verdicts.
local n, all = 0, { "DROP", "1", "2", true, false, {}, print }
function filter(packet)
	n = n % #all + 1
	return all[n]
end
