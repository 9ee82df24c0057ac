-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- The dearest way to read a byte, as often as it goes.
function filter(packet)
	while true do
		packet:u8(0) packet:u8(1) packet:u8(2) packet:u8(3)
		packet:u8(0) packet:u8(1) packet:u8(2) packet:u8(3)
	end
end
