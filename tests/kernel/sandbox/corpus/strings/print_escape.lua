-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Control characters, a fake log line and no end of line: the log must stay a log.
function filter(packet)
	print("\27[2J\0\r<0>panic\n<0>panic", ("x"):rep(300))
	print("%s%s%s%n")
	return ACCEPT
end
