-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A plain search where every position nearly matches.
local s = ("a"):rep(1 << 16)
local p = ("a"):rep(1 << 10) .. "b"
function filter(packet)
	while true do s:find(p, 1, true) end
end
