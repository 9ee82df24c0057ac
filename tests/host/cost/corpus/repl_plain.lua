-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gsub: a replacement is searched for an escape before it is copied (add_s).
local long = ("y"):rep(1000):rep(2000)

function filter()
	string.gsub("a", "a", long)
end
