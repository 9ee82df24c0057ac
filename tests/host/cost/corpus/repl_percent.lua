-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gsub: escapes in a replacement, in calls that fail late (add_s).
local percents, gsub = ("%%"):rep(16000), string.gsub

function filter()
	while true do pcall(gsub, "a", "a", percents) end
end
