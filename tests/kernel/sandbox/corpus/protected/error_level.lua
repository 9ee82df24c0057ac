-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- error() with a level that does not exist.
function filter(packet)
	while true do pcall(error, "x", math.maxinteger) pcall(error, "x", 3) end
end
