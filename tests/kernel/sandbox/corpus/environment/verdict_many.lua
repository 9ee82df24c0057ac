-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget memory
-- The right verdict, followed by ten thousand other values.
function filter(packet)
	return ACCEPT, table.unpack({}, 1, 10000)
end
