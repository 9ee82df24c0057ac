-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- format: a precision cuts a string, whose whole length is looked for (strlen in str_format).
local long, format = ("p"):rep(1000):rep(1000), string.format

function filter()
	while true do format("%.1s", long) end
end
