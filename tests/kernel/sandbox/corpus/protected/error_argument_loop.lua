-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A bad argument: the message looks for the function's name in every library.
function filter(packet)
	while true do pcall(string.rep) end
end
