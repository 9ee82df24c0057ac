-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- A long string through %s, whole and cut.
local s = ("x"):rep(100000)
function filter(packet)
	while true do ("%s"):format(s) pcall(string.format, "%.20s", s) end
end
