-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- A parameter that was forgotten.
function filter()
	return packet:u8(0)
end
