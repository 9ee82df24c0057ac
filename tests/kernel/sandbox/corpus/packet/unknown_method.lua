-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- A method that does not exist.
function filter(packet)
	return packet:free()
end
