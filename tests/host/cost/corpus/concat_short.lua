-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Strings so short that each is looked up among the short ones (luaV_concat).
local s = "z"

function filter()
	while true do local x = s..s end
end
