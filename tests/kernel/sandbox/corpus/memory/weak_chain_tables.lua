-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- Five hundred ephemeron tables that wait for each other.
local tables, first = {}, {}
do
	local k = first
	for i = 1, 500 do
		local n = {}
		tables[501 - i] = setmetatable({ [k] = n }, { __mode = "k" })
		k = n
	end
end
function filter(packet)
	for i = 1, 500 do local t = { i } end
	return ACCEPT
end
