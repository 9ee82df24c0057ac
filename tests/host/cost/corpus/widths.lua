-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- format: many conversions with a precision of strings that are longer.
local item, format = ("i"):rep(3000), string.format
local pattern = ("%.99s"):rep(10)

function filter()
	while true do
		format(pattern, item, item, item, item, item, item, item, item, item, item)
	end
end
