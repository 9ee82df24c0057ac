-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: memory budget runtime
-- A string larger than all memory.
function filter(packet)
	return ("x"):rep(math.maxinteger) and ACCEPT
end
