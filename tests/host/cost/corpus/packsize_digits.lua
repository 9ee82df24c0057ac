-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- packsize: the digits of a count (getnum).
local zeros = "c" .. ("0"):rep(1000):rep(2000) .. "3"

function filter()
	string.packsize(zeros)
end
