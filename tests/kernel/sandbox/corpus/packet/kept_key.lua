-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 6
-- The same as a key.
local keys = {}
function filter(packet)
	for k in pairs(keys) do assert(not pcall(data.u8, k, 0)) end
	keys[packet] = true
	return ACCEPT
end
