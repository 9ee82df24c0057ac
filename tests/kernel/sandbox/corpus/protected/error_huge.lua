-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget
-- An error message of a megabyte: the log must not get all of it.
local m = ("x"):rep(1 << 18) .. "\n\0\27[31m"
function filter(packet)
	error(m)
end
