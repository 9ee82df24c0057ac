-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget memory
-- Padding of a kilobyte, again and again.
function filter(packet)
	while true do string.pack("c1000", "") end
end
