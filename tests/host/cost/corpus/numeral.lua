-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- A loop whose limit is a numeral as a string (l_str2int in forlimit).
local limit = ("0"):rep(198) .. "2"

function filter()
	while true do for i = 1, limit do end end
end
