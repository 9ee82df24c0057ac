-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- DROP is not what it was.
DROP, ACCEPT, CONTINUE, QUEUE = "DROP", {}, print, 99
function filter(packet)
	return ACCEPT
end
