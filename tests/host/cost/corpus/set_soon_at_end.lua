-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- gsub: a set without an end, not long enough to be paid for in pieces (classend).
local text, gsub = ("{},[="):rep(200), string.gsub

function filter(packet)
	while true do pcall(gsub, text, text, text) end
end
