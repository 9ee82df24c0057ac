-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: memory budget runtime
-- A fixed string of two gigabytes of padding.
function filter(packet)
	return string.pack("c2147483647", "") and ACCEPT
end
