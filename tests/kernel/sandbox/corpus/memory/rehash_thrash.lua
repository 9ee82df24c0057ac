-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory verdict
-- Fills and empties a table so that each insertion counts all of it.
function filter(packet)
	local t = {}
	for i = 1, 1000 do
		for j = 1, 64 do t[j + i * 64] = true end
		for j = 1, 64 do t[j + i * 64] = nil end
	end
	return ACCEPT
end
