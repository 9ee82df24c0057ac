-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- find: a class in brackets, tried at each byte (match_class).
local text = ("~"):rep(4000)

function filter()
	while true do text:find("[%w]") end
end
