-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- packets: 6
-- The same as a key.
local keys, count = {}, 0
function filter(packet)
	for k in pairs(keys) do assert(not pcall(data.u8, k, 0)) end
	if count == 5 then keys, count = {}, 0 end
	keys[packet], count = true, count + 1
	return ACCEPT
end
