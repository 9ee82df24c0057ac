-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The plainest hang.
function filter(packet)
	while true do end
end
