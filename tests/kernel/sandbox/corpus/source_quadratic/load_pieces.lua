-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The reader hands out one byte at a time.
function filter(packet)
	local i = 0
	local text = ("x=1 "):rep(1000)
	while true do
		i = 0
		load(function() i = i + 1 return text:sub(i, i) end)
	end
end
