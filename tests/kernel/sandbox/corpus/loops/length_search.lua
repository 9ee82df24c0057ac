-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The length of a table that lies in the hash part takes a search each time.
local t = {}
for i = 0, 40 do t[1 << i] = true; t[(1 << i) + 1] = nil end
local h = {}
for i = 1, 1 << 14 do h[(1 << 14) + 1 - i] = true end
function filter(packet)
	while true do
		local n = #t; n = #t; n = #t; n = #t; n = #t; n = #t; n = #t; n = #t
		n = #h; n = #h; n = #h; n = #h; n = #h; n = #h; n = #h; n = #h
	end
end
