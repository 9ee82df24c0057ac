-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The widest conversions that there are.
function filter(packet)
	while true do local s = (("%99d%-99d%99.99d%99x%.99x"):format(1, 2, 3, 4, 5)) end
end
