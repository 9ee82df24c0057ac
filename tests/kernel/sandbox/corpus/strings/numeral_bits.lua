-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime
-- Bit operations convert strings inside of the VM instruction.
local n = ("0"):rep(190) .. "65"
function filter(packet)
	while true do
		local a = n | n; a = n & n; a = n ~ n; a = n << n; a = n >> n; a = ~n
		a = n | n; a = n & n; a = n ~ n; a = n << n; a = n >> n; a = ~n
	end
end
