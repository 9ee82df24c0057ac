-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: memory budget runtime
-- The size of the result wraps around.
function filter(packet)
	return ("12345678"):rep((1 << 61) + 1, "sep") and ACCEPT
end
