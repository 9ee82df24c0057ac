-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- packets: 30
-- Nothing but garbage.
function filter(packet)
	while true do local t = {} end
end
