-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- pack: the digits of a size (getnum), zeros without end.
local zeros = "I" .. ("0"):rep(1000):rep(2000) .. "4"

function filter()
	string.pack(zeros, 7)
end
