-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- Arithmetic on a numeral of two hundred bytes.
local n = ("0"):rep(190) .. "65"
function filter(packet)
	while true do local a = n + n; a = n * n; a = n - n; a = -n end
end
