-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gsub without a match: a short string is copied and looked up among the short ones.
local text, gsub = ("\7"):rep(16), string.gsub

function filter()
	while true do gsub(text, "%s", text, 1) end
end
