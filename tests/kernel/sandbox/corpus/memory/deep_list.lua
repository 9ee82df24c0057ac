-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- packets: 60
-- A list of a hundred thousand links: the collector may not recurse.
local list
for i = 1, 70000 do list = { list } end
function filter(packet)
	for i = 1, 300 do local t = { i } end
	return list and ACCEPT
end
