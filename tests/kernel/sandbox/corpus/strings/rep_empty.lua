-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Repeats nothing a million million times: no byte is copied.
function filter(packet)
	return (""):rep(1 << 40) and ACCEPT
end
