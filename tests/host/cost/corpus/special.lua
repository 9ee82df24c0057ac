-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- find: a pattern longer than the text is looked at for specials (nospecials).
local pattern, find = ("n"):rep(38000), string.find

function filter()
	while true do find("m", pattern) end
end
